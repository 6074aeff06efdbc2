import { listRules } from '@zhiqiao/shared/rules/rule.endpoints';
import { moneyText } from '../../platform/format.ts';
import { fenOfYuan } from '../../platform/money.ts';
import { useCall } from '../../platform/query.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';

const codes = ['award.teamPercent', 'award.mainPercent'] as const;

/** The rows an award is held to, with their documents, and what they come to for the award that is typed. */
export const AwardRules = ({ award }: { award: string }) => {
  const t = useWords();
  const language = useLanguage();
  const { data } = useCall(listRules, {});
  const rows = codes.map((code) => data?.items.find((one) => one.code === code));
  const [team, main] = rows;
  if (!team || !main) return null;
  const fen = fenOfYuan(award);
  const least = (percent: number) => moneyText(Math.ceil((fen * percent) / 100), language);
  return (
    <div className="small soft">
      {rows.map((row) =>
        row ? (
          <p key={row.code}>
            {t('payments.entry.rule', {
              words: t(`rules.code.${row.code as 'award.teamPercent'}`),
              value: `${row.value}%`,
              document: [row.document, row.number].filter(Boolean).join(' '),
            })}
          </p>
        ) : null,
      )}
      {Number.isFinite(fen) ? (
        <p>{t('payments.entry.least', { team: least(team.value), main: least(main.value) })}</p>
      ) : null}
    </div>
  );
};
