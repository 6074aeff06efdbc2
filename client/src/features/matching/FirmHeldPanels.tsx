import { bidMachine } from '@zhiqiao/shared/bids/bid.machine';
import type { FirmHeldView } from '@zhiqiao/shared/matching/firmHeld.schema';
import { needMachine } from '@zhiqiao/shared/needs/need.machine';
import { Link } from 'react-router';
import { useReference } from '../../platform/reference.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Facts } from '../../ui/Facts.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { MachinePill } from '../../ui/StatePill.tsx';
import '../../ui/PlainRows.css';
import './HeldPanels.css';

type Need = FirmHeldView['needs'][number];

const NeedHeld = ({ need }: { need: Need }) => {
  const t = useWords();
  const reference = useReference();
  const { id, title, state, industry, town, experts, outcomes, solved } = need;
  return (
    <li>
      <div className="grow">
        <p>
          <Link to={`/needs/${id}`}>{title}</Link>
        </p>
        <p className="small muted dotted">
          {industry ? <span>{reference.name('industries', industry)}</span> : null}
          {town ? <span>{reference.name('towns', town)}</span> : null}
          {experts > 0 ? <span>{t('heldFirm.experts', { count: experts })}</span> : null}
          {outcomes > 0 ? <span>{t('heldFirm.outcomes', { count: outcomes })}</span> : null}
          {solved > 0 ? <span>{t('heldFirm.solved', { count: solved })}</span> : null}
          {experts + outcomes + solved === 0 ? <span>{t('heldFirm.nothing')}</span> : null}
        </p>
      </div>
      <MachinePill machine={needMachine} state={state} />
    </li>
  );
};

export const NeedsHeld = ({ needs }: Pick<FirmHeldView, 'needs'>) => {
  const t = useWords();
  return (
    <Panel title={t('heldFirm.needs')} note={t('heldFirm.needsNote')} flush={needs.length > 0}>
      {needs.length === 0 ? <p className="soft">{t('heldFirm.needsNone')}</p> : null}
      <ul className="plain-rows held-rows">
        {needs.map((need) => (
          <NeedHeld key={need.id} need={need} />
        ))}
      </ul>
    </Panel>
  );
};

export const FirmWordsHeld = ({ words }: Pick<FirmHeldView, 'words'>) => {
  const t = useWords();
  return (
    <Panel title={t('heldFirm.words')} note={t('heldFirm.wordsNote')} flush={words.length > 0}>
      {words.length === 0 ? <p className="soft">{t('heldFirm.wordsNone')}</p> : null}
      <ul className="plain-rows held-rows">
        {words.map(({ word, needs, found }) => (
          <li key={word}>
            <div className="grow">
              <p>{word}</p>
              <p className="small muted dotted">
                <span>{t('heldFirm.found', { count: found })}</span>
                {needs.map(({ id, title }) => (
                  <span key={id}>
                    {t('heldFirm.from')} <Link to={`/needs/${id}?tab=text`}>{title}</Link>
                  </span>
                ))}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
};

export const ConflictHeld = ({ view }: { view: FirmHeldView }) => {
  const t = useWords();
  return (
    <Panel title={t('heldFirm.conflict')} note={t('heldFirm.conflictNote')}>
      <Facts
        rows={[
          [t('heldFirm.creditCode'), view.creditCode],
          [
            t('heldFirm.investors'),
            view.investors.join(t('matching.listSeparator')) || t('heldFirm.noInvestors'),
          ],
        ]}
      />
    </Panel>
  );
};

export const AnswersHeld = ({ answers }: Pick<FirmHeldView, 'answers'>) => {
  const t = useWords();
  return (
    <Panel
      title={t('heldFirm.answers')}
      note={t('heldFirm.answersNote')}
      flush={answers.length > 0}
    >
      {answers.length === 0 ? <p className="soft">{t('heldFirm.answersNone')}</p> : null}
      <ul className="plain-rows held-rows">
        {answers.map(({ bid, state, expert, need }) => (
          <li key={bid}>
            <div className="grow">
              <p>
                <Link to={`/bids/${bid}`}>{expert}</Link>
              </p>
              <p className="small muted">{t('heldFirm.answerOf', { need })}</p>
            </div>
            <MachinePill machine={bidMachine} state={state} />
          </li>
        ))}
      </ul>
    </Panel>
  );
};
