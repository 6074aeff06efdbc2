import type { NeedView } from '@zhiqiao/shared/needs/need.schema';
import { aimText, figureText } from '../../platform/format.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Panel } from '../../ui/Panel.tsx';
import { ReasonList, ReasonRow } from '../../ui/ReasonRow.tsx';

/** What each indicator reached, as the firm reported it. */
export const NeedResults = ({ view }: { view: NeedView }) => {
  const t = useWords();
  const { results, indicators = [] } = view;
  if (!results?.length) return null;
  return (
    <Panel title={t('needs.results.title')}>
      <ReasonList label={t('needs.results.title')}>
        {results.map(({ key, met, value, note }) => {
          const indicator = indicators.find((one) => one.key === key);
          const figure = value === null ? '' : figureText(value, indicator?.unit);
          return (
            <ReasonRow
              key={key}
              verdict={met}
              word={t(`needs.met.${met}`)}
              label={indicator ? `${indicator.name} ${aimText(indicator)}` : key}
              detail={[figure, note].filter(Boolean).join(' · ') || undefined}
            />
          );
        })}
      </ReasonList>
    </Panel>
  );
};
