import { readOutcome } from '@zhiqiao/shared/outcomes/outcome.endpoints';
import { outcomeMachine } from '@zhiqiao/shared/outcomes/outcome.machine';
import type { OutcomeView } from '@zhiqiao/shared/outcomes/outcome.schema';
import { Link, useParams } from 'react-router';
import { paths } from '../../app/paths.ts';
import {
  OutcomeCourse,
  seesInside,
  useInsideNote,
} from '../../features/outcomes/OutcomeCourse.tsx';
import { OutcomeDeeds } from '../../features/outcomes/OutcomeDeeds.tsx';
import { OutcomeMerge } from '../../features/outcomes/OutcomeMerge.tsx';
import { OutcomeOffer } from '../../features/outcomes/OutcomeOffer.tsx';
import { OutcomeFiles, OutcomePictures } from '../../features/outcomes/OutcomePapers.tsx';
import { OutcomeRights } from '../../features/outcomes/OutcomeRights.tsx';
import { mayEditOutcome } from '../../features/outcomes/outcome.deeds.ts';
import { Alike } from '../../features/search/Alike.tsx';
import { dayText } from '../../platform/format.ts';
import { useCall } from '../../platform/query.ts';
import { useReference } from '../../platform/reference.ts';
import { useMe } from '../../platform/session.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { Clock } from '../../ui/Clock.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Fetched } from '../../ui/Fetched.tsx';
import { Money } from '../../ui/Money.tsx';
import { Page } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { MachinePill } from '../../ui/StatePill.tsx';

const What = ({ outcome }: { outcome: OutcomeView }) => {
  const t = useWords();
  const reference = useReference();
  const industries = outcome.industries.map((code) => reference.name('industries', code));
  return (
    <Panel title={t('expert.outcome.what')}>
      <div className="stack">
        <p className="said">{outcome.summary}</p>
        <OutcomePictures pictures={outcome.pictures} />
        <Facts
          rows={[
            [t('expert.outcome.maturity'), t(`terms.maturity.${outcome.maturity as 1}`)],
            [t('expert.outcome.industries'), industries.join('、')],
            [t('expert.outcome.keywords'), outcome.keywords.join('、')],
            [t('expert.outcome.note'), outcome.note],
          ]}
        />
      </div>
    </Panel>
  );
};

const Terms = ({ outcome }: { outcome: OutcomeView }) => {
  const t = useWords();
  return (
    <Panel title={t('expert.outcome.terms')}>
      <div className="stack">
        <p className="figure">
          {outcome.price ? <Money fen={outcome.price} /> : t('search.outcomes.byAgreement')}
        </p>
        {outcome.trialFirst ? (
          <p className="small lives">{t('expert.outcome.trialFirst')}</p>
        ) : null}
        <Facts
          rows={[
            [t('expert.outcome.termsWords'), outcome.terms],
            [
              t('expert.outcome.modes'),
              outcome.modes.map((mode) => t(`terms.mode.${mode}`)).join('、'),
            ],
            [
              t('expert.outcome.owner'),
              <Link key="owner" to={paths.organisation(outcome.owner.id)}>
                {outcome.owner.name}
              </Link>,
            ],
            [
              t('expert.outcome.inventor'),
              outcome.inventor ? (
                <Link key="inventor" to={paths.expert(outcome.inventor.id)}>
                  {outcome.inventor.name}
                </Link>
              ) : undefined,
            ],
          ]}
        />
      </div>
    </Panel>
  );
};

/** How a firm gets at it: by a trial where the unit offers one, or by a need that is matched with it. */
const Ask = ({ outcome }: { outcome: OutcomeView }) => {
  const t = useWords();
  const { house } = useMe();
  if (house !== 'firm' && house !== 'guest') return null;
  const firm = house === 'firm';
  const trial = outcome.trialFirst && outcome.state === 'listed';
  return (
    <Panel title={t('expert.outcome.askTitle')}>
      <div className="stack">
        {trial ? <p className="soft">{t('trial.ask.freeNote')}</p> : null}
        {trial && firm ? (
          <Action look="primary" full to={paths.askTrial(outcome.id)}>
            {t('trial.ask.button')}
          </Action>
        ) : null}
        <p className="soft">{t(firm ? 'expert.outcome.askFirm' : 'expert.outcome.askGuest')}</p>
        <Action
          look={trial && firm ? 'outline' : 'primary'}
          full
          to={firm ? paths.postNeed : paths.signIn}
        >
          {t(firm ? 'expert.outcome.postNeed' : 'expert.outcome.signIn')}
        </Action>
      </div>
    </Panel>
  );
};

/** For its own people: the next step, merging, changing; when it leaves the list. */
const Inside = ({ outcome }: { outcome: OutcomeView }) => {
  const t = useWords();
  const note = useInsideNote(outcome);
  if (!seesInside(outcome)) return null;
  return (
    <Panel title={t('outcomeMore.moves')} note={note}>
      <div className="stack">
        {outcome.clock ? (
          <Clock due={outcome.clock.due} startedAt={outcome.clock.startedAt} />
        ) : null}
        <Until outcome={outcome} />
        <div className="row wrap">
          <OutcomeDeeds view={outcome} />
          {mayEditOutcome(outcome) ? (
            <Action size="small" to={`${paths.ourOutcomes}?edit=${outcome.id}`}>
              {t('ours.edit')}
            </Action>
          ) : null}
          <OutcomeMerge outcome={outcome} />
        </div>
      </div>
    </Panel>
  );
};

const soon = 60 * 86_400_000;
const Until = ({ outcome }: { outcome: OutcomeView }) => {
  const t = useWords();
  const language = useLanguage();
  const { listedUntil, state } = outcome;
  if (!listedUntil || (state !== 'listed' && state !== 'expired')) return null;
  const near = Date.parse(listedUntil) - Date.now() < soon;
  return (
    <p className={near ? 'small waits' : 'small soft'}>
      {t(near ? 'outcomeMore.listedEnds' : 'outcomeMore.listedUntil', {
        day: dayText(listedUntil, language),
      })}
    </p>
  );
};

const Merged = ({ outcome }: { outcome: OutcomeView }) => {
  const t = useWords();
  if (!outcome.mergedInto) return null;
  return (
    <Panel>
      <p>
        {t('outcomeMore.merge.into')}{' '}
        <Link className="underlined" to={paths.outcome(outcome.mergedInto)}>
          {t('outcomeMore.merge.look')}
        </Link>
      </p>
    </Panel>
  );
};

const Meta = ({ outcome }: { outcome: OutcomeView }) => {
  const t = useWords();
  const language = useLanguage();
  const listed =
    outcome.listedAt && t('expert.outcome.listed', { day: dayText(outcome.listedAt, language) });
  return (
    <span className="dotted">
      <span>{outcome.owner.name}</span>
      {listed ? <span>{listed}</span> : null}
      {outcome.trials.running > 0 ? (
        <span>{t('outcomeMore.onTrial', { count: outcome.trials.running })}</span>
      ) : null}
      <Link className="underlined" to={paths.outcomeSheet(outcome.id)}>
        {t('outcomeMore.sheet.link')}
      </Link>
    </span>
  );
};

const Shown = ({ outcome }: { outcome: OutcomeView }) => {
  const t = useWords();
  return (
    <Page
      title={outcome.title}
      crumb={[{ label: t('expert.outcome.list'), to: paths.outcomes }, { label: outcome.number }]}
      pill={<MachinePill machine={outcomeMachine} state={outcome.state} />}
      meta={<Meta outcome={outcome} />}
    >
      <div className="beside">
        <div className="stack loose">
          <Merged outcome={outcome} />
          <What outcome={outcome} />
          <OutcomeOffer outcome={outcome} />
          <OutcomeRights outcome={outcome} />
          <OutcomeFiles outcome={outcome} />
          {seesInside(outcome) ? <OutcomeCourse outcome={outcome} /> : null}
        </div>
        <div className="stack loose">
          <Inside outcome={outcome} />
          <Terms outcome={outcome} />
          <Ask outcome={outcome} />
          <Alike of="outcomes" id={outcome.id} />
        </div>
      </div>
    </Page>
  );
};

/** One outcome: what it does, how far it is, on which terms, and how to get at it. */
export const OutcomePage = () => {
  const { id = '' } = useParams();
  const outcome = useCall(readOutcome, { params: { id } });
  return (
    <Fetched of={outcome} shape="thing">
      {(data) => <Shown outcome={data} />}
    </Fetched>
  );
};
