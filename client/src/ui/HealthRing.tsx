import { useWords } from '../platform/words/speech.ts';

interface Props {
  score: number;
  line: number;
  size?: number;
}

/** The score as a ring of a hundred, with a tick where submitting begins. */
export const HealthRing = ({ score, line, size = 112 }: Props) => {
  const t = useWords();
  const round = 2 * Math.PI * 49;
  const part = Math.min(100, Math.max(0, score)) / 100;
  const circle = { cx: 56, cy: 56, r: 49, fill: 'none', strokeWidth: 8 };
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 112 112"
      role="img"
      aria-label={t('ui.health.ring', { score, line })}
    >
      <circle {...circle} stroke="var(--sunken-2)" />
      <circle
        {...circle}
        stroke={score >= line ? 'var(--cel-600)' : 'var(--och-500)'}
        strokeLinecap={part > 0 ? 'round' : 'butt'}
        strokeDasharray={`${round * part} ${round}`}
        transform="rotate(-90 56 56)"
      />
      <line
        x1="56"
        y1="1"
        x2="56"
        y2="15"
        stroke="var(--och-700)"
        strokeWidth="2"
        transform={`rotate(${(line / 100) * 360} 56 56)`}
      />
      <g textAnchor="middle" style={{ fontFamily: 'var(--sans)' }}>
        <text x="56" y="64" fontSize="34" fontWeight="600" fill="var(--ink)">
          {score}
        </text>
        <text x="56" y="81" fontSize="12" fill="var(--ink-3)">
          {t('ui.health.outOf')}
        </text>
      </g>
    </svg>
  );
};
