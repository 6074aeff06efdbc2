interface Props {
  width?: number;
}

/** The mark of the house: an arch over water. */
export const BridgeMark = ({ width = 30 }: Props) => (
  <svg width={width} height={(width * 22) / 30} viewBox="0 0 30 22" fill="none" aria-hidden="true">
    <g stroke="var(--cel-600)" strokeLinecap="round">
      <path d="M1 14.5C6 6.2 10.6 3 15 3s9 3.2 14 11.5" strokeWidth="2.4" />
      <path d="M9 15.4a6 6 0 0 1 12 0M1 15.4h28" strokeWidth="2" />
    </g>
    <path
      d="M5 18.7h20M10 21.2h10"
      stroke="var(--cel-300)"
      strokeWidth="1.3"
      strokeLinecap="round"
    />
  </svg>
);

/** A bridge not built yet, for what is still empty. */
export const DashedBridge = () => (
  <svg width="120" height="60" viewBox="0 0 120 60" fill="none" aria-hidden="true">
    <path
      d="M8 44C30 20 44 14 60 14s30 6 52 30"
      stroke="var(--cel-300)"
      strokeWidth="1.6"
      strokeDasharray="4 4"
    />
    <path d="M0 46h120M20 53h60M50 58h40" stroke="var(--cel-200)" strokeWidth="1.3" />
  </svg>
);

/** The long stone bridge beside a headline. */
export const LongBridge = () => (
  <svg
    viewBox="0 0 400 92"
    width="100%"
    fill="none"
    aria-hidden="true"
    style={{ aspectRatio: '400 / 92' }}
  >
    <g stroke="var(--cel-300)" strokeWidth="1.2">
      <path d="M0 62C60 58 120 22 200 22s140 36 200 40" stroke="var(--cel-600)" strokeWidth="1.8" />
      <path d="M0 68C62 64 122 30 200 30s138 34 200 38" />
      <path d="M138 76a62 40 0 0 1 124 0M146 76a54 34 0 0 1 108 0" />
      <path d="M62 76a26 15 0 0 1 52 0M286 76a26 15 0 0 1 52 0" />
      <path
        d="M40 56v-9M80 47v-9M120 36v-9M160 27v-9M200 23v-9M240 27v-9M280 36v-9M320 47v-9M360 56v-9M40 47C90 40 130 14 200 14s110 26 160 33"
        stroke="var(--cel-200)"
      />
      <path d="M0 76h400" />
    </g>
    <path d="M24 82h120M170 82h90M300 82h76M90 88h70M196 88h120" stroke="var(--cel-200)" />
  </svg>
);
