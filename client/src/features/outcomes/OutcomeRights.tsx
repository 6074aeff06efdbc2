import type { OutcomeView } from '@zhiqiao/shared/outcomes/outcome.schema';
import { dayText } from '../../platform/format.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { Facts } from '../../ui/Facts.tsx';
import { Panel } from '../../ui/Panel.tsx';

type Property = OutcomeView['properties'][number];
const soon = 90 * 86_400_000;

/** One right and how long it holds: what ends soon, or has ended, is said in its colour and in words. */
const Right = ({ property }: { property: Property }) => {
  const t = useWords();
  const language = useLanguage();
  const { number, kind, validUntil } = property;
  const left = validUntil ? Date.parse(`${validUntil}T23:59:59+08:00`) - Date.now() : undefined;
  const day = validUntil && dayText(validUntil, language);
  const said =
    left === undefined
      ? t('outcomeMore.undated')
      : t(`outcomeMore.${left < 0 ? 'ended' : left < soon ? 'soon' : 'until'}`, {
          day: day ?? '',
        });
  const tone = left === undefined || left >= soon ? 'soft' : left < 0 ? 'late' : 'waits';
  return (
    <li>
      {number} <span className="small muted keep">{t(`outcomeMore.kinds.${kind}`)}</span>{' '}
      <span className={`small ${tone}`}>{said}</span>
    </li>
  );
};

const usePeople = ({ inventors }: OutcomeView): string => {
  const t = useWords();
  return inventors
    .map(({ name, share }) =>
      share === undefined ? name : t('outcomeMore.sharesOf', { name, share }),
    )
    .join('、');
};

/** Whose it is, what protects it and for how long. */
export const OutcomeRights = ({ outcome }: { outcome: OutcomeView }) => {
  const t = useWords();
  const people = usePeople(outcome);
  const { properties, patents, maturityEvidence, dispute } = outcome;
  const numbers = properties.map(({ number }) => number);
  const others = patents.filter((number) => !numbers.includes(number));
  return (
    <Panel title={t('outcomeMore.rights')}>
      <Facts
        rows={[
          [
            t('outcomeMore.sheet.rights'),
            properties.length > 0 ? (
              <ul key="rights" className="stack tight">
                {properties.map((property) => (
                  <Right key={property.number} property={property} />
                ))}
              </ul>
            ) : undefined,
          ],
          [t('expert.outcome.patents'), others.join('\n')],
          [t('outcomeMore.sheet.inventors'), people],
          [t('outcomeMore.evidence'), maturityEvidence],
          [
            t('expert.outcome.ownership'),
            t(
              outcome.ownershipClear
                ? 'expert.outcome.ownershipClear'
                : 'expert.outcome.ownershipOpen',
            ),
          ],
          [t('outcomeMore.dispute'), dispute && <span className="late">{dispute}</span>],
        ]}
      />
    </Panel>
  );
};
