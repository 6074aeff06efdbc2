import { readOutcome } from '@zhiqiao/shared/outcomes/outcome.endpoints';
import type { OutcomeView } from '@zhiqiao/shared/outcomes/outcome.schema';
import { useParams } from 'react-router';
import { paths } from '../../app/paths.ts';
import { fitSheet, type SheetRow } from '../../features/outcomes/sheet.fit.ts';
import { moneyText } from '../../platform/format.ts';
import { useCall } from '../../platform/query.ts';
import { useReference } from '../../platform/reference.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Fetched } from '../../ui/Fetched.tsx';
import { Page } from '../../ui/Page.tsx';
import { usePriceWords } from '../../ui/priceWords.ts';
import './OutcomeSheetPage.css';

const useRights = (outcome: OutcomeView): string => {
  const t = useWords();
  const dated = outcome.properties.map(({ number, validUntil }) =>
    validUntil ? `${number}（${t('outcomeMore.sheet.until', { day: validUntil })}）` : number,
  );
  const all = dated.length > 0 ? dated : outcome.patents;
  const count = all.length > 3 ? `${t('outcomeMore.sheet.count', { count: all.length })}\n` : '';
  return count + all.join('\n');
};

const useTrial = ({ trialFirst, trialMonths, trialScope }: OutcomeView): string | undefined => {
  const t = useWords();
  if (!trialFirst) return undefined;
  const months = t('outcomeMore.sheet.months', { count: trialMonths });
  return [months, trialScope].filter(Boolean).join('，');
};

type Word =
  | 'number'
  | 'owner'
  | 'inventors'
  | 'maturity'
  | 'industries'
  | 'rights'
  | 'price'
  | 'trial'
  | 'pay';

const commaIn = (language: string): string => (language === 'en' ? ', ' : '、');

/** Names and texts of the sheet, each with the lines it may take. */
const useRows = (outcome: OutcomeView): SheetRow[] => {
  const t = useWords();
  const language = useLanguage();
  const reference = useReference();
  const price = usePriceWords();
  const rights = useRights(outcome);
  const trial = useTrial(outcome);
  const { inventors, inventor, industries, offer } = outcome;
  const comma = commaIn(language);
  const row = (word: Word, text: string | undefined, most: number) => ({
    label: t(`outcomeMore.sheet.${word}`),
    text,
    most,
  });
  const listed = outcome.price
    ? moneyText(outcome.price, language)
    : t('outcomeMore.sheet.byAgreement');
  return [
    row('number', outcome.number, 1),
    row('owner', outcome.owner.name, 2),
    row('inventors', inventors.map(({ name }) => name).join(comma) || inventor?.name, 2),
    row('maturity', t(`terms.maturity.${outcome.maturity as 1}`), 2),
    { label: t('outcomeMore.evidence'), text: outcome.maturityEvidence, most: 3 },
    row('industries', industries.map((code) => reference.name('industries', code)).join(comma), 2),
    row('rights', rights, 5),
    row('price', listed, 1),
    row('trial', trial, 2),
    row('pay', offer ? price(offer) : undefined, 4),
  ];
};

const Foot = ({ outcome, cut }: { outcome: OutcomeView; cut: readonly string[] }) => {
  const t = useWords();
  const comma = commaIn(useLanguage());
  const { running, converted } = outcome.trials;
  return (
    <>
      {running + converted > 0 ? (
        <p className="small soft">{t('outcomeMore.sheet.running', { running, converted })}</p>
      ) : null}
      {cut.length > 0 ? (
        <p className="small">{t('outcomeMore.sheet.cut', { what: cut.join(comma) })}</p>
      ) : null}
      <p className="small muted outcome-sheet-address">
        {t('outcomeMore.sheet.more', { address: location.origin + paths.outcome(outcome.id) })}
      </p>
    </>
  );
};

const Sheet = ({ outcome }: { outcome: OutcomeView }) => {
  const t = useWords();
  const [picture] = outcome.pictures;
  const { summary, rows, cut } = fitSheet({
    title: outcome.title,
    summary: { label: t('outcomeMore.sheet.summary'), text: outcome.summary },
    rows: useRows(outcome),
    picture: Boolean(picture),
  });
  return (
    <Page
      title={outcome.title}
      meta={<span>{t('outcomeMore.sheet.title')}</span>}
      crumb={[{ label: outcome.number, to: paths.outcome(outcome.id) }]}
    >
      <article className="stack outcome-sheet">
        <p className="said">{summary}</p>
        {picture ? (
          <p>
            <img src={`/api/files/${picture.id}`} alt={picture.alt} />
          </p>
        ) : null}
        <Facts rows={rows} />
        <Foot outcome={outcome} cut={cut} />
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
