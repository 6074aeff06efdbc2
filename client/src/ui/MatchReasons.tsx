import type { Match, MatchGap, MatchReason } from '@zhiqiao/shared/matching/match.schema';
import type { Indicator } from '@zhiqiao/shared/needs/need.schema';
import { Fragment } from 'react';
import { Link } from 'react-router';
import { aimText, figureText } from '../platform/format.ts';
import { useWords } from '../platform/words/speech.ts';
import { MatchBlocked } from './MatchBlocked.tsx';
import { useMatchWords } from './matchWords.ts';
import { ReasonList, ReasonRow } from './ReasonRow.tsx';
import './MatchReasons.css';

/** What is known of an indicator; a list may know only some of them. */
export type MatchIndicator = Pick<
  Indicator,
  'key' | 'name' | 'target' | 'upper' | 'unit' | 'comparator'
>;

/** A record a reason may stand on: an evidence of the expert, or the outcome itself. */
export interface MatchRecord {
  /** key of the evidence, or id of the outcome */
  key: string;
  title: string;
  year?: number;
}

interface Props {
  match: Match;
  /** the need's indicators, as far as they are known here */
  indicators?: readonly MatchIndicator[] | undefined;
  /** the records by key: without them the reason shows the words it quotes */
  evidence?: readonly MatchRecord[] | undefined;
  /** opens the record behind a reason */
  onOpen?: (key: string) => void;
  /** the page whose fields the other reasons stand on: the expert's profile, the outcome's listing */
  subject?: string;
  /** only the indicators and one line for the rest */
  short?: boolean;
}

const indicatorOf = (one: MatchReason | MatchGap): string | undefined =>
  one.params.indicator === undefined ? undefined : String(one.params.indicator);

const named = ({ title, year }: MatchRecord): string => (year ? `${title} · ${year}` : title);

const comparators = ['gte', 'lte', 'eq', 'between'] as const;

const verdictOf = (reason: MatchReason | undefined) =>
  reason?.code === 'indicator.full' ? 'yes' : reason ? 'partly' : 'no';

const numberOf = (value: string | number | undefined): number | null =>
  typeof value === 'number' ? value : null;

/** What a reason itself says of its indicator, where the need's own are not at hand. */
const aimOf = ({ name, target, upper, unit, comparator }: MatchReason['params']) => ({
  name: String(name ?? ''),
  target: numberOf(target),
  upper: numberOf(upper),
  unit: String(unit ?? ''),
  comparator: comparators.find((one) => one === comparator) ?? 'gte',
});

/** The row of one indicator: the reason, the gap, or both. */
const IndicatorReason = ({
  reason,
  gap,
  indicators = [],
  evidence = [],
  onOpen,
}: { reason: MatchReason | undefined; gap: MatchGap | undefined } & Omit<Props, 'match'>) => {
  const words = useMatchWords();
  const { params } = (reason ?? gap)!;
  const known = indicators.find(({ key }) => key === params.indicator);
  const aim = known ?? aimOf(params);
  const label = aim.target === null ? aim.name : `${aim.name} ${aimText(aim)}`;
  const shown = (reason?.sources ?? []).flatMap(({ id }) => {
    const record = evidence.find(({ key }) => key === id);
    return record
      ? [{ key: id, text: named(record), ...(onOpen ? { onOpen: () => onOpen(id) } : {}) }]
      : [];
  });
  const figure =
    typeof params.value === 'number' ? figureText(params.value, String(params.unit ?? '')) : '';
  const quote = shown.length === 0 && reason?.quote ? `“${reason.quote}”` : '';
  return (
    <ReasonRow
      verdict={verdictOf(reason)}
      label={label}
      evidence={shown}
      detail={[reason ? figure : '', quote].filter(Boolean).join(' ') || undefined}
      gap={gap ? words.gap(gap) : undefined}
    />
  );
};

/** A reason that is no indicator's, as a way to what it stands on: the record here, or the page of the profile. */
const Fit = ({
  reason,
  evidence = [],
  onOpen,
  subject,
}: { reason: MatchReason } & Pick<Props, 'evidence' | 'onOpen' | 'subject'>) => {
  const said = useMatchWords().reason(reason);
  const record = evidence.find(({ key }) => reason.sources.some(({ id }) => id === key));
  if (record && onOpen)
    return (
      <button type="button" className="counts" onClick={() => onOpen(record.key)}>
        {said}
      </button>
    );
  return subject ? (
    <Link className="counts" to={subject}>
      {said}
    </Link>
  ) : (
    said
  );
};

const Others = ({ match, ...behind }: Props) => {
  const t = useWords();
  const words = useMatchWords();
  const fits = match.reasons.filter((one) => !indicatorOf(one));
  const lacks = match.gaps.filter((one) => !indicatorOf(one)).map(words.gap);
  const separator = t('matching.listSeparator');
  if (fits.length + lacks.length === 0) return null;
  return (
    <div className="match-others small">
      {fits.length > 0 ? (
        <p className="soft">
          <span className="muted">{t('matching.also')}</span>
          {fits.map((reason, place) => (
            <Fragment key={reason.code}>
              {place > 0 ? separator : null}
              <Fit reason={reason} {...behind} />
            </Fragment>
          ))}
        </p>
      ) : null}
      {lacks.length > 0 ? (
        <p className="soft">
          <span className="muted">{t('matching.lacks')}</span>
          {lacks.join(separator)}
        </p>
      ) : null}
    </div>
  );
};

/**
 * Why a pair fits and what is missing: a row for each indicator (the record that shows it, the gap beside it), a line
 * for the rest, and the rule when one forbids the pair.
 */
export const MatchReasons = ({ match, short, ...rest }: Props) => {
  const t = useWords();
  const about = [...match.reasons, ...match.gaps].flatMap((one) => indicatorOf(one) ?? []);
  const order = (rest.indicators ?? []).map(({ key }) => key);
  const place = (key: string) => (order.indexOf(key) + order.length + 1) % (order.length + 1);
  const keys = [...new Set(about)].sort((a, b) => place(a) - place(b));
  const of = <T extends MatchReason | MatchGap>(list: readonly T[], key: string) =>
    list.find((one) => indicatorOf(one) === key);
  if (match.blocked) return <MatchBlocked blocked={match.blocked} />;
  return (
    <div className="match-reasons">
      <ReasonList label={t('matching.label')}>
        {keys.map((key) => (
          <IndicatorReason
            key={key}
            reason={of(match.reasons, key)}
            gap={of(match.gaps, key)}
            {...rest}
          />
        ))}
      </ReasonList>
      {short ? null : <Others match={match} {...rest} />}
    </div>
  );
};
