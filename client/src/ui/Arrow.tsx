/** From what is to what shall be. Words stand in the cells beside it. */
export const Arrow = () => (
  <svg
    width="16"
    height="10"
    viewBox="0 0 16 10"
    fill="none"
    aria-hidden="true"
    style={{ margin: '0 4px' }}
  >
    <path d="M1 5h13M10.5 1.5L14 5l-3.5 3.5" stroke="var(--cel-400)" strokeWidth="1.4" />
  </svg>
);
