import { readOrganisation } from '@zhiqiao/shared/organisations/organisation.endpoints';
import type { OrganisationView } from '@zhiqiao/shared/organisations/organisation.schema';
import { Link, useParams } from 'react-router';
import { paths } from '../../app/paths.ts';
import { Contests } from '../../features/cards/Contests.tsx';
import { AskerCard } from '../../features/organisations/AskerCard.tsx';
import { dayText } from '../../platform/format.ts';
import { useCall } from '../../platform/query.ts';
import { useReference } from '../../platform/reference.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { Facts } from '../../ui/Facts.tsx';
import { Fetched } from '../../ui/Fetched.tsx';
import { Page } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { StatePill } from '../../ui/StatePill.tsx';

const tones = { verified: 'done', unverified: 'wait', refused: 'end' } as const;

const About = ({ organisation }: { organisation: OrganisationView }) => {
  const t = useWords();
  const reference = useReference();
  const firm = organisation.kind === 'firm';
  const list = firm ? paths.needs : paths.outcomes;
  return (
    <Panel title={t('expert.organisation.intro')}>
      <div className="stack">
        <p className="said">{organisation.intro || t('expert.organisation.noIntro')}</p>
        <Facts
          rows={[
            [t('expert.organisation.town'), reference.name('towns', organisation.town)],
            [
              t('expert.organisation.industry'),
              reference.name('industries', organisation.industry),
            ],
          ]}
        />
        <p>
          <Link to={`${list}?q=${encodeURIComponent(organisation.name)}`}>
            {t(firm ? 'expert.organisation.needsLink' : 'expert.organisation.outcomesLink', {
              name: organisation.name,
            })}
          </Link>
        </p>
      </div>
    </Panel>
  );
};

const Shown = ({ organisation }: { organisation: OrganisationView }) => {
  const t = useWords();
  const language = useLanguage();
  return (
    <Page
      title={organisation.name}
      pill={
        <StatePill tone={tones[organisation.standing]}>
          {t(`terms.standing.${organisation.standing}`)}
        </StatePill>
      }
      meta={
        <span className="dotted">
          <span>{t(`terms.organisationKind.${organisation.kind}`)}</span>
          <span>
            {t('expert.organisation.since', { day: dayText(organisation.since, language) })}
          </span>
        </span>
      }
    >
      <div className="beside">
        <About organisation={organisation} />
        {organisation.kind === 'firm' ? (
          <AskerCard firm={organisation.id} contests={(card) => <Contests card={card} />} />
        ) : null}
      </div>
    </Page>
  );
};

/** One organisation; a firm's with how it treats those who answer it. */
export const OrganisationPage = () => {
  const { id = '' } = useParams();
  const organisation = useCall(readOrganisation, { params: { id } });
  return (
    <Fetched of={organisation} shape="thing">
      {(data) => <Shown organisation={data} />}
    </Fetched>
  );
};
