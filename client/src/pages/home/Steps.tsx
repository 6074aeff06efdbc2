import { useWords } from '../../platform/words/speech.ts';

const numerals = { one: '一', two: '二', three: '三' } as const;
const steps = ['one', 'two', 'three'] as const;

/** How it works, in three steps. */
export const Steps = () => {
  const t = useWords();
  return (
    <section aria-labelledby="steps">
      <h2 id="steps">{t('home.steps.title')}</h2>
      <ol className="home-steps">
        {steps.map((step) => (
          <li key={step}>
            <span className="home-numeral" aria-hidden="true" lang="zh-CN">
              {numerals[step]}
            </span>
            <div>
              <h3>{t(`home.steps.${step}`)}</h3>
              <p className="soft">{t(`home.steps.${step}Text`)}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
};
