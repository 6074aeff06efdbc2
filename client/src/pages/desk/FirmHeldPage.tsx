import { permits } from '@zhiqiao/shared/kernel/policy';
import type { FirmHeldView } from '@zhiqiao/shared/matching/firmHeld.schema';
import {
  type OrganisationStanding,
  organisationPolicy,
} from '@zhiqiao/shared/organisations/organisation.policy';
import { Link } from 'react-router';
import { paths } from '../../app/paths.ts';
import { useJudge } from '../../features/introductions/JudgeSheet.tsx';
import {
  AnswersHeld,
  ConflictHeld,
  FirmWordsHeld,
  NeedsHeld,
} from '../../features/matching/FirmHeldPanels.tsx';
import { useChangeFirmHeld, useFirmHeld } from '../../features/matching/held.api.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { Fetched } from '../../ui/Fetched.tsx';
import { Page } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';
import '../../ui/PlainRows.css';

type Said = FirmHeldView['said'][number];

const placeOf = ({ of, id }: Said): string => {
  if (of === 'expert') return paths.expert(id);
  if (of === 'solved') return paths.need(id);
  return of === 'outcome' ? paths.outcome(id) : paths.organisation(id);
};

/** What the word moves, as the matching uses it. */
const movedBy = ({ of, verdict }: Said) => {
  if (verdict === 'dismissed') return of === 'expert' ? 'dismissedExpert' : 'dismissed';
  return verdict === 'wanted' && of !== 'expert' ? 'aside' : verdict;
};

const SaidRow = ({ said }: { said: Said }) => {
  const t = useWords();
  const judge = useJudge();
  const { of, id, name, need, verdict, reason, learns } = said;
  return (
    <li>
      <div className="grow">
        <p>
          <Link to={placeOf(said)}>{name}</Link>{' '}
          <span className="small muted">{t(`heldFirm.of.${of}`)}</span>
        </p>
        <p className="small muted dotted">
          <span>
            {t(`heldFirm.verdict.${verdict}`)}
            {reason ? ` · ${t(`introduction.reasons.${reason}`)}` : ''}
          </span>
          <span>{t(`heldFirm.moves.${movedBy(said)}`)}</span>
          {learns ? <span>{t('heldFirm.learns')}</span> : null}
        </p>
        <p className="small muted">
          {t('heldFirm.from')} <Link to={paths.need(need.id)}>{need.title}</Link>
        </p>
      </div>
      <Action
        size="small"
        look="text"
        label={`${t('heldFirm.back')} ${name}`}
        busy={judge.isPending}
        onClick={() => judge.mutate({ body: { need: need.id, [of]: id, verdict: 'open' } })}
      >
        {t('heldFirm.back')}
      </Action>
    </li>
  );
};

const SaidHeld = ({ said }: Pick<FirmHeldView, 'said'>) => {
  const t = useWords();
  return (
    <Panel title={t('heldFirm.said')} flush={said.length > 0}>
      {said.length === 0 ? <p className="soft">{t('heldFirm.saidNone')}</p> : null}
      <ul className="plain-rows held-rows">
        {said.map((one) => (
          <SaidRow key={`${one.need.id} ${one.id}`} said={one} />
        ))}
      </ul>
    </Panel>
  );
};

/** Among the suggestions or out of them, in plain words, and the way to the other. */
const Taking = ({ view: { suggested, standings } }: { view: FirmHeldView }) => {
  const t = useWords();
  const change = useChangeFirmHeld();
  const may = permits(organisationPolicy, 'suggest', standings as OrganisationStanding[]);
  return (
    <Panel title={t('heldFirm.taking')}>
      <div className="stack">
        <p className="soft">{t(suggested ? 'heldFirm.takingIn' : 'heldFirm.takingOut')}</p>
        {may ? (
          <p>
            <Action
              look={suggested ? 'plain' : 'primary'}
              busy={change.isPending}
              onClick={() => change.mutate({ body: { suggested: !suggested } })}
            >
              {t(suggested ? 'heldFirm.leave' : 'heldFirm.come')}
            </Action>
          </p>
        ) : (
          <p className="small muted">{t('heldFirm.onlyOwner')}</p>
        )}
      </div>
    </Panel>
  );
};

/** Everything that the matching uses about a firm, where each came from and where to correct it, and the way out of all. */
export const FirmHeldPage = () => {
  const t = useWords();
  const held = useFirmHeld();
  return (
    <Page
      title={t(held.data?.suggested === false ? 'heldFirm.titleLeft' : 'heldFirm.title')}
      meta={t('heldFirm.meta')}
      actions={<Action to={`${paths.account}?tab=organisation`}>{t('heldFirm.correct')}</Action>}
    >
      <Fetched of={held} shape="rows" bare>
        {(view) => (
          <div className="beside">
            <div className="stack loose">
              <NeedsHeld needs={view.needs} />
              <FirmWordsHeld words={view.words} />
            </div>
            <div className="stack loose">
              <Taking view={view} />
              <SaidHeld said={view.said} />
              <AnswersHeld answers={view.answers} />
              <ConflictHeld view={view} />
            </div>
          </div>
        )}
      </Fetched>
    </Page>
  );
};
