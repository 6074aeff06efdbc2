import type { NeedView } from '@zhiqiao/shared/needs/need.schema';
import { Suspense, useCallback, useState } from 'react';
import { Link } from 'react-router';
import { paths } from '../../app/paths.ts';
import { JudgeSheet, useJudge } from '../../features/introductions/JudgeSheet.tsx';
import type { Candidate } from '../../features/needs/MatchedExperts.tsx';
import { NobodyCovers } from '../../features/needs/NobodyCovers.tsx';
import { mayOn } from '../../features/needs/need.deeds.ts';
import { type OpenedRecord, RecordSheet } from '../../features/needs/RecordSheet.tsx';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { MatchReasons } from '../../ui/MatchReasons.tsx';
import { IntroduceDialog } from '../needs/dialogs.tsx';
import { CandidateCard } from './CandidateCard.tsx';
import { DropHere } from './DropHere.tsx';
import type { Dragged } from './dragged.ts';
import { EvidenceSheet } from './EvidenceSheet.tsx';
import { useMatchKeys } from './useMatchKeys.ts';

const first = 5;

const Locked = ({ items, view }: { items: readonly Candidate[]; view: NeedView }) => {
  const t = useWords();
  if (items.length === 0) return null;
  return (
    <details className="panel match-locked">
      <summary>{t('office.matching.lockedMore', { count: items.length })}</summary>
      <ul className="stack">
        {items.map(({ expert, match }) => (
          <li key={expert.id}>
            <Link to={paths.expert(expert.id)}>{expert.name}</Link>{' '}
            <span className="small muted">
              {[expert.title, expert.unit].filter(Boolean).join(' · ')}
            </span>
            <MatchReasons match={match} indicators={view.indicators} />
          </li>
        ))}
      </ul>
    </details>
  );
};

type Kind = 'evidence' | 'introduce' | 'dismiss';
type Opened = { kind: Kind; candidate: Candidate } | OpenedRecordOf;
type OpenedRecordOf = { kind: 'record'; candidate: Candidate; key: string };

/** The record of this key, with what the reasons found in it. */
const recordOf = ({ candidate, key }: OpenedRecordOf): OpenedRecord | undefined => {
  const { expert, match, records } = candidate;
  const record = records.find((one) => one.key === key);
  return (
    record && { record, of: expert.name, to: `${paths.expert(expert.id)}#evidence-${key}`, match }
  );
};

const Floating = ({
  opened,
  view,
  onClose,
}: {
  opened: Opened;
  view: NeedView;
  onClose: () => void;
}) => {
  const { expert } = opened.candidate;
  if (opened.kind === 'record') {
    const record = recordOf(opened);
    return record ? (
      <RecordSheet opened={record} indicators={view.indicators ?? []} onClose={onClose} />
    ) : null;
  }
  if (opened.kind === 'dismiss')
    return (
      <JudgeSheet
        pair={{ need: view.id, expert: expert.id }}
        name={expert.name}
        onClose={onClose}
      />
    );
  if (opened.kind === 'evidence') return <EvidenceSheet expert={expert} onClose={onClose} />;
  return (
    <Suspense fallback={null}>
      <IntroduceDialog need={view.id} expert={expert} onClose={onClose} />
    </Suspense>
  );
};

interface Props {
  view: NeedView;
  items: readonly Candidate[];
  walk: (step: 1 | -1) => void;
  elsewhere: (expert: Dragged) => void;
}

const useOpening = (
  { view, walk, elsewhere }: Props,
  chosen: Candidate | undefined,
  pick: (index: number) => void,
) => {
  const [opened, setOpened] = useState<Opened>();
  const open = useCallback((kind: Kind, candidate: Candidate | undefined) => {
    if (candidate) setOpened({ kind, candidate });
  }, []);
  const openRecord = (candidate: Candidate, key: string) =>
    setOpened({ kind: 'record', candidate, key });
  const evidence = useCallback(() => open('evidence', chosen), [open, chosen]);
  const introduce = useCallback(() => {
    const may = chosen && !chosen.bid && !chosen.introduced && mayOn(view, 'introduce');
    if (may) open('introduce', chosen);
  }, [open, chosen, view]);
  const judge = useJudge();
  const dismiss = useCallback(() => open('dismiss', chosen), [open, chosen]);
  const put = judge.mutate;
  const later = useCallback(() => {
    const pair = chosen && { need: view.id, expert: chosen.expert.id };
    if (pair) put({ body: { ...pair, verdict: 'later' } });
  }, [chosen, put, view.id]);
  const go = useCallback(() => {
    if (chosen) elsewhere(chosen.expert);
  }, [chosen, elsewhere]);
  useMatchKeys({ walk, pick, evidence, introduce, dismiss, later, elsewhere: go });
  return { opened, open, openRecord, close: () => setOpened(undefined) };
};

const putAside = ({ judged }: Candidate): boolean =>
  judged !== undefined && judged.verdict !== 'wanted';

/** The candidate of this id, while there is still something to introduce. */
const isFree =
  (id: string) =>
  ({ expert, introduced, bid }: Candidate): boolean =>
    expert.id === id && !introduced && !bid;

/** Best first; what was put aside stays within reach, behind the others. */
const inOrder = (items: readonly Candidate[]): Candidate[] =>
  items
    .filter(({ match }) => !match.blocked)
    .toSorted((a, b) => Number(putAside(a)) - Number(putAside(b)));

/** Candidates, best first; one of them is picked, and Enter introduces that one. */
export const Candidates = (props: Props) => {
  const { view, items, elsewhere } = props;
  const t = useWords();
  const [at, setAt] = useState(0);
  const [all, setAll] = useState(false);
  const ranked = inOrder(items);
  const shown = all ? ranked : ranked.slice(0, first);
  const pick = useCallback(
    (index: number) => setAt((now) => (index < shown.length ? index : now)),
    [shown.length],
  );
  const { opened, open, openRecord, close } = useOpening(props, shown[at], pick);
  return (
    <div className="stack">
      {ranked.length === 0 ? (
        <EmptyState title={t('office.matching.noCandidates')} level={3}>
          {t('office.matching.noCandidatesText')}
        </EmptyState>
      ) : null}
      <NobodyCovers view={view} items={items} />
      <ol className="stack" aria-label={t('office.matching.candidates')}>
        {shown.map((candidate, index) => (
          <CandidateCard
            key={candidate.expert.id}
            candidate={candidate}
            view={view}
            place={index + 1}
            on={index === at}
            onPick={() => setAt(index)}
            onIntroduce={() => open('introduce', candidate)}
            onEvidence={() => open('evidence', candidate)}
            onDismiss={() => open('dismiss', candidate)}
            onElsewhere={() => elsewhere(candidate.expert)}
            onRecord={(key) => openRecord(candidate, key)}
          />
        ))}
      </ol>
      {ranked.length > first ? (
        <div>
          <Action look="text" size="small" onClick={() => setAll(!all)}>
            {all
              ? t('office.matching.less')
              : t('office.matching.more', { count: ranked.length - first })}
          </Action>
        </div>
      ) : null}
      {mayOn(view, 'introduce') ? (
        <DropHere onDrop={(id) => open('introduce', ranked.find(isFree(id)))} />
      ) : null}
      <Locked items={items.filter(({ match }) => match.blocked)} view={view} />
      {opened ? <Floating opened={opened} view={view} onClose={close} /> : null}
    </div>
  );
};
