import { groups, type NeedView, tiers } from '@zhiqiao/shared/needs/need.schema';
import { Link } from 'react-router';
import { useReference } from '../../platform/reference.ts';
import { useWords } from '../../platform/words/speech.ts';
import { DateText } from '../../ui/DateText.tsx';
import { Money } from '../../ui/Money.tsx';
import { Panel } from '../../ui/Panel.tsx';
import './needs.css';

/** What everybody asks first: by when, for how much, how, from whom. */
export const NeedFacts = ({ view }: { view: NeedView }) => {
  const t = useWords();
  const reference = useReference();
  const budget = view.terms?.budget;
  const separator = t('matching.listSeparator');
  const rows: [string, React.ReactNode][] = [
    [
      t('needs.firm'),
      <Link key="firm" className="underlined" to={`/organisations/${view.firm.id}`}>
        {view.firm.name}
      </Link>,
    ],
    [t('needs.deadline'), view.deadline ? <DateText key="day" at={view.deadline} /> : '—'],
    [t('needs.budget'), budget ? <Money key="money" fen={budget.min} to={budget.max} /> : '—'],
    [
      t('needs.modes'),
      view.terms?.modes.map((mode) => t(`terms.mode.${mode}`)).join(separator) || '—',
    ],
    [
      t('needs.disciplines'),
      view.disciplines.map((code) => reference.name('disciplines', code)).join(separator) || '—',
    ],
  ];
  return (
    <Panel title={t('needs.side.facts')}>
      <dl className="need-facts">
        {rows.map(([name, value]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
};

/** The four steps and what each one shows. */
export const TierList = ({ of }: { of: NeedView['tiers'] }) => {
  const t = useWords();
  const shown = tiers.map((tier) => ({
    tier,
    what: groups.filter((group) => of[group] === tier).map((group) => t(`needs.group.${group}`)),
  }));
  return (
    <ul>
      {shown
        .filter(({ what }) => what.length > 0)
        .map(({ tier, what }) => (
          <li key={tier} className="tier-row">
            <span className="need-chip">{t(`ui.tier.${tier}`)}</span>
            <span className="small soft">{what.join(t('matching.listSeparator'))}</span>
          </li>
        ))}
    </ul>
  );
};

export const NeedDisclosure = ({ view }: { view: NeedView }) => {
  const t = useWords();
  return (
    <Panel title={t('needs.side.disclosure')}>
      <TierList of={view.tiers} />
    </Panel>
  );
};
