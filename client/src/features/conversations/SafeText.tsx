import type { ReactNode } from 'react';

// Only http and https: nothing that a script could hide behind.
const address = /https?:\/\/[^\s<>"'，。；、）】》]+/g;

const trimmed = (link: string): string => link.replace(/[.,;:!?)\]}]+$/, '');

/** Text as it was written, with its addresses as links that tell the other side nothing of us. */
export const SafeText = ({ text }: { text: string }) => {
  const parts: ReactNode[] = [];
  let from = 0;
  for (const found of text.matchAll(address)) {
    const link = trimmed(found[0]);
    parts.push(text.slice(from, found.index));
    parts.push(
      <a
        key={found.index}
        className="underlined"
        href={link}
        target="_blank"
        rel="noopener noreferrer nofollow"
      >
        {link}
      </a>,
    );
    from = found.index + link.length;
  }
  return (
    <>
      {parts}
      {text.slice(from)}
    </>
  );
};
