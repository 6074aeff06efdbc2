import type { TrialView } from '@zhiqiao/shared/trials/trial.view';
import { Link } from 'react-router';
import { dayText, momentText, moneyText } from '../../platform/format.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { Facts } from '../../ui/Facts.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { FileLinks } from './TrialPapers.tsx';

const Objections = ({ view }: { view: TrialView }) => {
  const t = useWords();
  return (
    <ul className="stack">
      {view.objections.map(({ id, text, by, answer }) => (
        <li key={id}>
          {text} <span className="small muted">{by}</span>
          <p className={`small ${answer ? 'soft' : 'waits'}`}>
            {answer
              ? `${t(answer.upheld ? 'trial.papers.upheld' : 'trial.papers.rejected')}：${answer.text}`
              : t('trial.turn.answerObjection')}
          </p>
        </li>
      ))}
    </ul>
  );
};

type Rows = Parameters<typeof Facts>[0]['rows'];

/** What was decided and what came of it at the firm. */
const useDecision = ({ decision, ...view }: TrialView): Rows => {
  const t = useWords();
  const language = useLanguage();
  const until = decision?.reconsiderUntil;
  return [
    [t('trial.papers.reason'), decision?.reason],
    [t('trial.decide.title'), until && t('trial.reconsider', { day: momentText(until, language) })],
    [t('trial.papers.lessons'), view.lessons && <b key="lessons">{view.lessons}</b>],
    [t('trial.papers.stoppedOn'), view.stoppedOn && dayText(view.stoppedOn, language)],
    [t('trial.papers.materials'), view.materials?.note],
  ];
};

/** How the price came about, and the contract. */
const usePrice = (view: TrialView): Rows => {
  const t = useWords();
  const language = useLanguage();
  const { price, publicity, contract, objections } = view;
  const day = (at: string) => dayText(at, language);
  return [
    [t('trial.papers.method'), price && t(`trial.method.${price.method}`)],
    [t('trial.papers.amount'), price && moneyText(price.amountFen, language)],
    [t('trial.papers.record'), price?.record],
    [
      t('trial.papers.publicity'),
      publicity &&
        t('trial.papers.publicityOf', { from: day(publicity.from), until: day(publicity.until) }),
    ],
    [
      t('trial.papers.objections'),
      objections.length ? <Objections key="objections" view={view} /> : undefined,
    ],
    [
      t('trial.papers.contract'),
      contract && (
        <Link key="contract" className="underlined" to={`/contracts/${contract.id}`}>
          {contract.number}
        </Link>
      ),
    ],
  ];
};

/** 转化: the decision, the price and how it came about, its publicity, the contract. */
export const ConversionPanel = ({ view }: { view: TrialView }) => {
  const t = useWords();
  const language = useLanguage();
  const decided = useDecision(view);
  const priced = usePrice(view);
  const { decision } = view;
  if (!decision) return null;
  return (
    <Panel
      title={t(`trial.decision.${decision.kind}`)}
      aside={`${decision.by} · ${dayText(decision.at, language)}`}
    >
      <Facts rows={[...decided, ...priced]} />
    </Panel>
  );
};

/** 违约与调解: what is claimed, with evidence, and what was found. */
export const BreachPanel = ({ view }: { view: TrialView }) => {
  const t = useWords();
  const { breach } = view;
  if (!breach) return null;
  const { finding, mediation } = breach;
  return (
    <Panel title={t('trial.papers.breachTitle')}>
      <Facts
        rows={[
          [
            t('trial.papers.claim'),
            <span key="claim" className="said">
              {t(`trial.side.${breach.side}`)}：{breach.text}
            </span>,
          ],
          [t('trial.papers.files'), <FileLinks key="files" files={breach.files} />],
          [t('trial.papers.mediation'), mediation?.note],
          [
            t('trial.papers.finding'),
            finding && (
              <span key="finding" className="said">
                {t(`trial.side.${finding.against}`)}：{finding.text}
              </span>
            ),
          ],
        ]}
      />
    </Panel>
  );
};
