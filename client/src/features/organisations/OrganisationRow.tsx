import type { OrganisationView } from '@zhiqiao/shared/organisations/organisation.schema';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { dayText } from '../../platform/format.ts';
import { useReference } from '../../platform/reference.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { StatePill } from '../../ui/StatePill.tsx';

const tones = { verified: 'done', unverified: 'wait', refused: 'end' } as const;

/** How far an organisation or an expert is verified. */
export const StandingPill = ({ standing }: { standing: keyof typeof tones }) => {
  const t = useWords();
  return <StatePill tone={tones[standing]}>{t(`terms.standing.${standing}`)}</StatePill>;
};

interface Props {
  view: OrganisationView;
  /** what can be done to it */
  children?: ReactNode;
}

/** An organisation in the bureau's list: what must be checked, and what was said about it. */
export const OrganisationRow = ({ view, children }: Props) => {
  const t = useWords();
  const language = useLanguage();
  const reference = useReference();
  return (
    <li>
      <div className="grow stack tight">
        <div className="row wrap">
          <Link to={`/organisations/${view.id}`}>
            <b>{view.name}</b>
          </Link>
          <StandingPill standing={view.standing} />
        </div>
        <p className="small soft">
          {[
            t(`terms.organisationKind.${view.kind}`),
            view.creditCode,
            reference.name('towns', view.town),
            reference.name('industries', view.industry),
            t('office.organisations.since', { day: dayText(view.since, language) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {view.standingNote ? (
          <p className="small muted">{t('account.standingNote', { note: view.standingNote })}</p>
        ) : null}
      </div>
      <div className="row wrap">{children}</div>
    </li>
  );
};
