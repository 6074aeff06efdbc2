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
import { usePriceWords } from '../../ui/priceWords.ts';
import './OutcomeSheetPage.css';

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
  const price = usePriceWords();
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
        [t('outcomeMore.sheet.pay'), outcome.offer ? price(outcome.offer) : undefined],
      ]}
    />
  );
};

const Sheet = ({ outcome }: { outcome: OutcomeView }) => {
  const t = useWords();
  const { running, converted } = outcome.trials;
  const [picture] = outcome.pictures;
  return (
    <Page
      title={outcome.title}
      meta={<span>{t('outcomeMore.sheet.title')}</span>}
      crumb={[{ label: outcome.number, to: paths.outcome(outcome.id) }]}
    >
      <article className="stack outcome-sheet">
        <p className="said">{outcome.summary}</p>
        {picture ? (
          <p>
            <img src={`/api/files/${picture.id}`} alt={picture.alt} />
          </p>
        ) : null}
        <Rows outcome={outcome} />
        {running + converted > 0 ? (
          <p className="small soft">{t('outcomeMore.sheet.running', { running, converted })}</p>
        ) : null}
        <p className="small muted outcome-sheet-address">
          {t('outcomeMore.sheet.more', { address: location.origin + paths.outcome(outcome.id) })}
        </p>
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
