import type { TrialView } from '@zhiqiao/shared/trials/trial.view';
import { Link } from 'react-router';
import { dayText, moneyText, shortDayText } from '../../platform/format.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { TrialEdit } from './TrialEdit.tsx';
import { mayOnTrial } from './trial.deeds.ts';

type Files = NonNullable<TrialView['agreement']>['file'][];

export const FileLinks = ({ files }: { files: Files }) =>
  files.map((file) => (
    <a
      key={file.id}
      className="underlined file-link"
      href={`/api/files/${file.id}`}
      download={file.name}
    >
      {file.name}
    </a>
  ));

interface Foldable {
  view: TrialView;
  /** shut until it is asked for */
  folded?: boolean;
}

/** What the firm asked for. */
export const RequestPanel = ({ view, folded = false }: Foldable) => {
  const t = useWords();
  return (
    <Panel folded={folded} title={t('trial.papers.request')} aside={<TrialEdit view={view} />}>
      <Facts
        rows={[
          [
            t('trial.papers.useCase'),
            <span key="use" className="said">
              {view.useCase}
            </span>,
          ],
          [
            t('trial.papers.need'),
            view.need ? (
              <Link key="need" className="underlined" to={`/needs/${view.need.id}`}>
                {view.need.title}
              </Link>
            ) : undefined,
          ],
          [t('trial.papers.territory'), view.scope.territory],
          [t('trial.papers.product'), view.scope.product],
          [t('trial.papers.volume'), view.scope.volume],
          [t('trial.papers.size'), t(`trial.size.${view.size}`)],
          [t('trial.papers.months'), t('trial.papers.monthsOf', { count: view.months })],
        ]}
      />
    </Panel>
  );
};

const Hash = ({ agreement }: { agreement: NonNullable<TrialView['agreement']> }) => {
  const t = useWords();
  return (
    <p className="small">
      <span className={agreement.intact ? 'lives' : 'late'}>
        {t(agreement.intact ? 'trial.papers.intact' : 'trial.papers.broken')}
      </span>
      <br />
      <span className="muted" style={{ overflowWrap: 'anywhere' }}>
        {t('trial.papers.hash')} {agreement.sha256}
      </span>
    </p>
  );
};

/** Who has signed which terms, and the agreement as a document. */
export const AgreementPanel = ({ view, folded = false }: Foldable) => {
  const t = useWords();
  const language = useLanguage();
  if (!view.terms || !mayOnTrial(view, 'readAgreement')) return null;
  const signer = (side: 'firm' | 'unit' | 'inventor') => {
    const signed = view.signatures.find((one) => one.side === side);
    return signed ? (
      t('trial.papers.signed', { name: signed.by, day: shortDayText(signed.at, language) })
    ) : (
      <span className="waits">{t('trial.papers.unsigned')}</span>
    );
  };
  return (
    <Panel folded={folded} title={t('trial.papers.agreement')}>
      <div className="stack">
        <Facts rows={view.sidesToSign.map((side) => [t(`trial.side.${side}`), signer(side)])} />
        <Action full href={`/api/trials/${view.id}/agreement`} download>
          {t(view.agreement ? 'trial.papers.download' : 'trial.papers.draft')}
        </Action>
        {view.agreement ? <Hash agreement={view.agreement} /> : null}
      </div>
    </Panel>
  );
};

const Handover = ({ view }: { view: TrialView }) => {
  const t = useWords();
  if (!view.handover) return null;
  return (
    <ul>
      {view.handover.items.map(({ key, label, given, received }) => (
        <li key={key} className="row spread">
          <span>{label}</span>
          <span className={received ? 'small lives' : 'small muted'}>
            {t(`trial.papers.${received ? 'received' : given ? 'given' : 'waiting'}`)}
          </span>
        </li>
      ))}
    </ul>
  );
};

type Rows = Parameters<typeof Facts>[0]['rows'];

const useDiligence = ({ diligence }: TrialView): Rows => {
  const t = useWords();
  const language = useLanguage();
  if (!diligence) return [];
  const { basis, papers, decidedBy, by, at } = diligence;
  return [
    [
      t('trial.papers.basis'),
      <span key="basis" className="said">
        {basis}
      </span>,
    ],
    [t('trial.papers.decidedBy'), `${decidedBy}（${by}，${dayText(at, language)}）`],
    [t('trial.papers.files'), papers.length > 0 && <FileLinks key="papers" files={papers} />],
  ];
};

const useRecords = (view: TrialView): Rows => {
  const t = useWords();
  const language = useLanguage();
  const { insurance, extension } = view;
  const insured = insurance && {
    insurer: insurance.insurer,
    number: insurance.policyNumber,
    money: moneyText(insurance.coverFen, language),
    day: dayText(insurance.until, language),
  };
  return [
    [t('trial.papers.insurance'), insured && t('trial.papers.insured', insured)],
    [t('trial.papers.handover'), view.handover && <Handover key="handover" view={view} />],
    [
      t('trial.papers.extension'),
      extension &&
        `${t('trial.papers.extensionOf', { count: extension.days, reason: extension.reason })} · ${t(`trial.extensionState.${extension.state}`)}`,
    ],
  ];
};

/** What was recorded on the way: the approval, the insurance, the hand-over, an extension. */
export const RecordsPanel = ({ view, folded = false }: Foldable) => {
  const t = useWords();
  const diligence = useDiligence(view);
  const records = useRecords(view);
  const rows = [...diligence, ...records].filter(([, value]) => Boolean(value));
  if (rows.length === 0) return null;
  return (
    <Panel
      folded={folded}
      title={t(diligence.length ? 'trial.papers.diligence' : 'trial.papers.records')}
    >
      <Facts rows={rows} />
    </Panel>
  );
};
