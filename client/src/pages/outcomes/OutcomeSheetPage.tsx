import { readOutcome } from '@zhiqiao/shared/outcomes/outcome.endpoints';
import type { OutcomeView } from '@zhiqiao/shared/outcomes/outcome.schema';
import { useParams } from 'react-router';
import { paths } from '../../app/paths.ts';
import { useCall } from '../../platform/query.ts';
import { useReference } from '../../platform/reference.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Fetched } from '../../ui/Fetched.tsx';
import { Money } from '../../ui/Money.tsx';
import { Page } from '../../ui/Page.tsx';
import './OutcomeSheetPage.css';

const Pay = ({ offer }: { offer: OutcomeView['offer'] }) => {
  if (!offer) return null;
  const { pricing } = offer;
  if (pricing.kind === 'formula') return <span>{pricing.formula}</span>;
  const fen =
    pricing.kind === 'fixed'
      ? pricing.amountFen
      : pricing.stages.reduce((sum, stage) => sum + stage.amountFen, 0);
  return <Money fen={fen} />;
};

const useRights = (outcome: OutcomeView): string => {
  const t = useWords();
  const dated = outcome.properties.map(({ number, validUntil }) =>
    validUntil ? `${number}（${t('outcomeMore.sheet.until', { day: validUntil })}）` : number,
  );
  return (dated.length > 0 ? dated : outcome.patents).join('\n');
};

const Rows = ({ outcome }: { outcome: OutcomeView }) => {
  const t = useWords();
  const reference = useReference();
  const rights = useRights(outcome);
  const names = outcome.inventors.map(({ name }) => name).join('、') || outcome.inventor?.name;
  const trial = outcome.trialFirst
    ? [t('outcomeMore.sheet.months', { count: outcome.trialMonths }), outcome.trialScope]
        .filter(Boolean)
        .join('，')
    : undefined;
  return (
    <Facts
      rows={[
        [t('outcomeMore.sheet.number'), outcome.number],
        [t('outcomeMore.sheet.owner'), outcome.owner.name],
        [t('outcomeMore.sheet.inventors'), names],
        [t('outcomeMore.sheet.maturity'), t(`terms.maturity.${outcome.maturity as 1}`)],
        [t('outcomeMore.evidence'), outcome.maturityEvidence],
        [
          t('outcomeMore.sheet.industries'),
          outcome.industries.map((code) => reference.name('industries', code)).join('、'),
        ],
        [t('outcomeMore.sheet.rights'), rights],
        [
          t('outcomeMore.sheet.price'),
          outcome.price ? (
            <Money key="price" fen={outcome.price} />
          ) : (
            t('outcomeMore.sheet.byAgreement')
          ),
        ],
        [t('outcomeMore.sheet.trial'), trial],
        [
          t('outcomeMore.sheet.pay'),
          outcome.offer ? <Pay key="pay" offer={outcome.offer} /> : undefined,
        ],
      ]}
    />
  );
};

const Sheet = ({ outcome }: { outcome: OutcomeView }) => {
  const t = useWords();
  const { running, converted } = outcome.trials;
  return (
    <Page
      title={outcome.title}
      meta={<span>{t('outcomeMore.sheet.title')}</span>}
      crumb={[{ label: outcome.number, to: paths.outcome(outcome.id) }]}
    >
      <article className="stack outcome-sheet">
        <p className="said">{outcome.summary}</p>
        <Rows outcome={outcome} />
        {running + converted > 0 ? (
          <p className="small soft">{t('outcomeMore.sheet.running', { running, converted })}</p>
        ) : null}
        <p className="outcome-sheet-print">
          <Action look="primary" onClick={() => window.print()}>
            {t('outcomeMore.sheet.print')}
          </Action>
        </p>
      </article>
    </Page>
  );
};

/** An outcome on one page of paper, to be left on a desk or pinned to a wall. */
export const OutcomeSheetPage = () => {
  const { id = '' } = useParams();
  const outcome = useCall(readOutcome, { params: { id } });
  return (
    <Fetched of={outcome} shape="thing">
      {(data) => <Sheet outcome={data} />}
    </Fetched>
  );
};
