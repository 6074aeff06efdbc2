import { readExpert } from '@zhiqiao/shared/experts/expert.endpoints';
import { type ExpertStanding, expertPolicy } from '@zhiqiao/shared/experts/expert.policy';
import type { ExpertView } from '@zhiqiao/shared/experts/expert.schema';
import { permits } from '@zhiqiao/shared/kernel/policy';
import { Link, useParams } from 'react-router';
import { paths } from '../../app/paths.ts';
import { EvidenceList } from '../../features/experts/EvidenceList.tsx';
import { useCall } from '../../platform/query.ts';
import { useReference } from '../../platform/reference.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Fetched } from '../../ui/Fetched.tsx';
import { Page } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { StatePill } from '../../ui/StatePill.tsx';

const tones = { verified: 'done', unverified: 'wait', refused: 'end' } as const;

const Availability = ({ expert }: { expert: ExpertView }) => {
  const t = useWords();
  const reference = useReference();
  const { availability: free, active, capacity } = expert;
  const towns = expert.towns.map((code) => reference.name('towns', code));
  const lines = [
    free.daysPerMonth ? t('expert.days', { count: free.daysPerMonth }) : t('expert.noDays'),
    t(free.weekends ? 'expert.weekends' : 'expert.noWeekends'),
    t(free.remote ? 'expert.remote' : 'expert.noRemote'),
    t('expert.load', { active, capacity }),
  ];
  return (
    <Panel title={t('expert.availability')}>
      <div className="stack">
        {free.paused ? (
          <div>
            <StatePill tone="draft">{t('expert.paused')}</StatePill>
          </div>
        ) : null}
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <Facts
          rows={[
            [t('expert.towns'), towns.join('、') || t('expert.anyTown')],
            [
              t('expert.tongues'),
              expert.tongues.map((tongue) => t(`terms.tongue.${tongue}`)).join('、'),
            ],
          ]}
        />
      </div>
    </Panel>
  );
};

const Work = ({ expert, mine }: { expert: ExpertView; mine: boolean }) => {
  const t = useWords();
  const reference = useReference();
  const names = (list: 'industries' | 'disciplines', codes: readonly string[]) =>
    codes.map((code) => reference.name(list, code)).join('、');
  const count = expert.evidence.length;
  return (
    <div className="stack loose">
      <Panel title={t('expert.fields')}>
        <div className="stack">
          <p className="said">{expert.summary || t('expert.noSummary')}</p>
          <Facts
            rows={[
              [t('expert.industries'), names('industries', expert.industries)],
              [t('expert.disciplines'), names('disciplines', expert.disciplines)],
            ]}
          />
        </div>
      </Panel>
      <Panel
        title={t('expert.evidence')}
        note={count > 0 ? t('expert.evidenceNote', { count }) : undefined}
        flush
      >
        {count > 0 ? (
          <EvidenceList items={expert.evidence} />
        ) : (
          <EmptyState
            title={t('expert.noEvidence')}
            level={3}
            action={mine ? <Action to={paths.myProfile}>{t('expert.addEvidence')}</Action> : null}
          >
            {t('expert.noEvidenceText')}
          </EmptyState>
        )}
      </Panel>
    </div>
  );
};

const Shown = ({ expert }: { expert: ExpertView }) => {
  const t = useWords();
  const mine = permits(expertPolicy, 'edit', expert.standings as ExpertStanding[], expert.standing);
  const kind = [
    t(`terms.category.${expert.category}`),
    expert.envoyLevel && t(`terms.envoyLevel.${expert.envoyLevel}`),
    expert.envoyKind && t(`terms.envoyKind.${expert.envoyKind}`),
  ];
  return (
    <Page
      title={expert.name}
      crumb={[{ label: t('expert.list'), to: paths.experts }, { label: expert.name }]}
      pill={
        <StatePill tone={tones[expert.standing]} title={t('expert.verifiedWhy')}>
          {t(`terms.standing.${expert.standing}`)}
        </StatePill>
      }
      meta={
        <span className="dotted">
          {expert.title ? <span>{expert.title}</span> : null}
          {expert.unit.name ? (
            <span>
              {expert.unit.id ? (
                <Link className="underlined" to={paths.organisation(expert.unit.id)}>
                  {expert.unit.name}
                </Link>
              ) : (
                expert.unit.name
              )}
            </span>
          ) : null}
          <span>{kind.filter(Boolean).join(' · ')}</span>
        </span>
      }
      actions={mine ? <Action to={paths.myProfile}>{t('expert.edit')}</Action> : null}
    >
      <div className="beside">
        <Work expert={expert} mine={mine} />
        <Availability expert={expert} />
      </div>
    </Page>
  );
};

/** One expert: what they work on, the records that show it, and when they can come. */
export const ExpertPage = () => {
  const { id = '' } = useParams();
  const expert = useCall(readExpert, { params: { id } });
  return (
    <Fetched of={expert} shape="thing">
      {(data) => <Shown expert={data} />}
    </Fetched>
  );
};
