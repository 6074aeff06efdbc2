import type { QuoteLine, QuoteView } from '@zhiqiao/shared/quotes/quote.schema';
import { dayText } from '../platform/format.ts';
import { useLanguage, useWords } from '../platform/words/speech.ts';
import { Money } from './Money.tsx';
import './QuoteLines.css';

/** Where a line comes from, or why it does not count. */
const Ground = ({ line }: { line: QuoteLine }) => {
  const t = useWords();
  const language = useLanguage();
  const source = line.document
    ? t('trial.cost.document', { document: line.document, number: line.number })
    : '';
  const until = line.to ? t('trial.cost.until', { day: dayText(line.to, language) }) : '';
  const why = line.why === 'applies' ? '' : t(`trial.cost.not.${line.why}`);
  return <>{[why, source, until].filter(Boolean).join(language === 'en' ? '; ' : '；')}</>;
};

/** 实付一口价: the price, what the county takes off it by which document, and what remains. */
export const QuoteLines = ({ quote, yours }: { quote: QuoteView; yours: boolean }) => {
  const t = useWords();
  const language = useLanguage();
  return (
    <table className="quote-lines">
      <tbody>
        <tr>
          <th scope="row">{t('trial.cost.price')}</th>
          <td>
            <Money fen={quote.priceFen} />
          </td>
        </tr>
        {quote.lines
          .filter((line) => line.applies || line.why === 'notTogether')
          .map((line) => (
            <tr key={line.code} className={line.applies ? undefined : 'muted'}>
              <th scope="row">
                {t('trial.cost.line', { label: line.label[language === 'en' ? 'en' : 'zh'] })}
                <p className="small muted">
                  <Ground line={line} />
                </p>
              </th>
              <td>
                {line.applies ? (
                  <>
                    − <Money fen={line.amountFen} />
                  </>
                ) : (
                  '—'
                )}
              </td>
            </tr>
          ))}
        <tr className="pay">
          <th scope="row">{t(yours ? 'trial.cost.pay' : 'trial.cost.payOther')}</th>
          <td>
            <Money fen={quote.payFen} />
          </td>
        </tr>
      </tbody>
    </table>
  );
};
