import type { Evidence } from '@zhiqiao/shared/experts/expert.schema';
import type { Match } from '@zhiqiao/shared/matching/match.schema';
import type { Indicator } from '@zhiqiao/shared/needs/need.schema';
import { aimText, figureText } from '../../platform/format.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { Highlight } from '../../ui/Highlight.tsx';
import { ReasonList, ReasonRow } from '../../ui/ReasonRow.tsx';
import { Sheet } from '../../ui/Sheet.tsx';

/** A record behind a reason: an expert's evidence, or an outcome's own listing. */
export interface OpenedRecord {
  record: Pick<Evidence, 'key' | 'title' | 'text'> &
    Partial<Pick<Evidence, 'kind' | 'year' | 'number'>>;
  /** whose it is */
  of: string;
  /** where it stands among the rest */
  to: string;
  match: Match;
}

/** The words of the record that a reason rests on: its quote where this record was the best, else the indicator's name. */
const wordsIn = (opened: OpenedRecord): string[] =>
  reasonsOn(opened).flatMap(({ quote, sources, params }) => {
    const best = sources[0]?.id === opened.record.key;
    return (best ? quote : params.name === undefined ? undefined : `${params.name}`) ?? [];
  });

const reasonsOn = ({ match, record }: OpenedRecord) =>
  match.reasons.filter(({ sources }) => sources.some(({ id }) => id === record.key));

/** The places of the quoted words in a text. */
const quotedIn = (text: string, quotes: readonly string[]): [number, number][] =>
  quotes.flatMap((quote): [number, number][] => {
    const at = quote ? text.indexOf(quote) : -1;
    return at < 0 ? [] : [[at, quote.length]];
  });

/** What this record shows of the need: each indicator it speaks of, with the figure found. */
const Shows = ({
  opened,
  indicators,
}: {
  opened: OpenedRecord;
  indicators: readonly Indicator[];
}) => {
  const t = useWords();
  return (
    <section className="stack tight">
      <h3>{t('needs.record.shows')}</h3>
      <ReasonList>
        {reasonsOn(opened).map(({ code, params, sources }) => {
          const best = sources[0]?.id === opened.record.key;
          const known = indicators.find(({ key }) => key === params.indicator);
          const named = params.name === undefined ? t('needs.record.subject') : `${params.name}`;
          return (
            <ReasonRow
              key={`${code} ${params.indicator ?? ''}`}
              verdict={code === 'indicator.half' ? 'partly' : 'yes'}
              label={known ? `${known.name} ${aimText(known)}` : named}
              detail={
                best && typeof params.value === 'number'
                  ? figureText(params.value, String(params.unit ?? ''))
                  : undefined
              }
            />
          );
        })}
      </ReasonList>
    </section>
  );
};

/** One record over the page, with the words that a reason found in it marked. */
export const RecordSheet = ({
  opened,
  indicators,
  onClose,
}: {
  opened: OpenedRecord;
  indicators: readonly Indicator[];
  onClose: () => void;
}) => {
  const t = useWords();
  const { record, of, to } = opened;
  const quotes = wordsIn(opened);
  return (
    <Sheet
      open
      onClose={onClose}
      title={t('needs.record.of', { name: of })}
      foot={<Action to={to}>{t('needs.record.inPlace')}</Action>}
    >
      <div className="stack loose">
        <section className="stack tight">
          <h3>
            <Highlight text={record.title} spans={quotedIn(record.title, quotes)} />
          </h3>
          {record.kind ? (
            <p className="small muted dotted">
              <span>{t(`terms.evidenceKind.${record.kind}`)}</span>
              <span>{record.year}</span>
              {record.number ? (
                <span>{t('expert.evidenceNumber', { number: record.number })}</span>
              ) : null}
            </p>
          ) : null}
          <p className="said">
            {record.text ? (
              <Highlight text={record.text} spans={quotedIn(record.text, quotes)} />
            ) : (
              t('needs.record.noText')
            )}
          </p>
        </section>
        <Shows opened={opened} indicators={indicators} />
      </div>
    </Sheet>
  );
};
