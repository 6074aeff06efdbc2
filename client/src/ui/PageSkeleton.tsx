import { useWords } from '../platform/words/speech.ts';
import './PageSkeleton.css';

const Bar = ({ width, tall }: { width: string; tall?: boolean }) => (
  <i className={tall ? 'tall' : undefined} style={{ width }} />
);

const Card = ({ rows }: { rows: number }) => (
  <div className="panel panel-body">
    {Array.from({ length: rows }, (_, row) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: rows of a drawing
      <div key={row} className="skeleton-row">
        <Bar width={`${46 - (row % 3) * 7}%`} />
        <Bar width={`${82 - (row % 4) * 9}%`} />
      </div>
    ))}
  </div>
);

const Shapes = {
  list: () => (
    <div className="filtered">
      <div className="not-phone">
        <Card rows={3} />
      </div>
      <Card rows={6} />
    </div>
  ),
  thing: () => (
    <div className="beside">
      <div className="stack loose">
        <Card rows={4} />
        <Card rows={3} />
      </div>
      <Card rows={3} />
    </div>
  ),
  form: () => (
    <div className="beside">
      <Card rows={7} />
      <Card rows={4} />
    </div>
  ),
  columns: () => (
    <div className="halves">
      <Card rows={6} />
      <Card rows={6} />
    </div>
  ),
  rows: () => <Card rows={5} />,
};

export type SkeletonShape = keyof typeof Shapes;

/** The page's own shape while it is fetched: no spinner, and nothing jumps when the content comes. */
export const PageSkeleton = ({ shape, bare }: { shape: SkeletonShape; bare?: boolean }) => {
  const t = useWords();
  const Shape = Shapes[shape];
  return (
    <div className={bare ? 'skeleton' : 'skeleton frame'} aria-busy="true">
      <p className="unseen" role="status">
        {t('shell.loading')}
      </p>
      <div aria-hidden="true">
        {bare ? null : (
          <div className="skeleton-head">
            <Bar width="min(320px, 70%)" tall />
            <Bar width="min(460px, 90%)" />
          </div>
        )}
        <Shape />
      </div>
    </div>
  );
};
