import { FollowPanel } from '../../features/introductions/FollowPanel.tsx';
import { useWords } from '../../platform/words/speech.ts';

const steps = ['told', 'bid', 'open'] as const;

/** What follows an introduction, and the keys; only where there is room for it. */
export const MatchHelp = () => {
  const t = useWords();
  return (
    <aside className="match-help stack loose">
      <FollowPanel />
      <section className="stack">
        <h2>{t('office.matching.after.title')}</h2>
        <ol className="stack tight small soft">
          {steps.map((step, index) => (
            <li key={step}>
              <b>{index + 1}</b> {t(`office.matching.after.${step}`)}
            </li>
          ))}
        </ol>
      </section>
      <section className="stack">
        <h2>{t('office.matching.keys.title')}</h2>
        <dl className="match-keys small soft">
          <dt>
            <kbd>J</kbd> <kbd>K</kbd>
          </dt>
          <dd>{t('office.matching.keys.move')}</dd>
          <dt>
            <kbd>1</kbd>–<kbd>9</kbd>
          </dt>
          <dd>{t('office.matching.keys.pick')}</dd>
          <dt>
            <kbd>Enter</kbd> <kbd>I</kbd>
          </dt>
          <dd>{t('office.matching.keys.introduce')}</dd>
          <dt>
            <kbd>N</kbd>
          </dt>
          <dd>{t('introduction.keyElsewhere')}</dd>
          <dt>
            <kbd>E</kbd>
          </dt>
          <dd>{t('office.matching.keys.evidence')}</dd>
          <dt>
            <kbd>D</kbd>
          </dt>
          <dd>{t('introduction.keyDismiss')}</dd>
          <dt>
            <kbd>L</kbd>
          </dt>
          <dd>{t('introduction.keyLater')}</dd>
        </dl>
      </section>
    </aside>
  );
};
