import { introductionMachine } from '@zhiqiao/shared/introductions/introduction.machine';
import type { ReplyOf } from '@zhiqiao/shared/kernel/endpoint';
import type { matchExperts } from '@zhiqiao/shared/matching/matching.endpoints';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { MachinePill } from '../../ui/StatePill.tsx';
import { useJudge } from './JudgeSheet.tsx';

type Candidate = ReplyOf<typeof matchExperts>['items'][number];

const said = { wanted: 'wanted', later: 'put', dismissed: 'dismissed' } as const;

/** At a glance: how busy somebody is, whether they are asked elsewhere, what came of an introduction, what was said. */
export const CandidateStand = ({ need, candidate }: { need: string; candidate: Candidate }) => {
  const t = useWords();
  const judge = useJudge();
  const { load, introduction, judged, expert, wanted } = candidate;
  const { active, capacity, open } = load;
  const others =
    open - (introduction && ['introduced', 'talking'].includes(introduction.state) ? 1 : 0);
  return (
    <p className="row wrap small">
      <span className={active >= capacity ? 'late' : 'muted'}>
        {t('introduction.load', { active, capacity })}
        {active >= capacity ? ` · ${t('introduction.full')}` : ''}
      </span>
      {others > 0 ? <span className="waits">{t('introduction.asked', { n: others })}</span> : null}
      {wanted.map((side) => (
        <span key={side} className="lives">
          {t(`introduction.wantedBy.${side}`)}
        </span>
      ))}
      {introduction ? (
        <MachinePill machine={introductionMachine} state={introduction.state} />
      ) : null}
      {judged ? (
        <>
          <span className="waits">
            {t(`introduction.${said[judged.verdict]}`)}
            {judged.reason ? ` · ${t(`introduction.reasons.${judged.reason}`)}` : ''}
          </span>
          <Action
            size="small"
            look="text"
            label={`${t('introduction.open')} ${expert.name}`}
            onClick={() => judge.mutate({ body: { need, expert: expert.id, verdict: 'open' } })}
          >
            {t('introduction.open')}
          </Action>
        </>
      ) : null}
    </p>
  );
};
