import type { TrialTerms as Terms } from '@zhiqiao/shared/trials/terms.schema';
import type { TrialView } from '@zhiqiao/shared/trials/trial.view';
import { aimText } from '../../platform/format.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { usePriceWords } from '../../ui/priceWords.ts';
import { mayOnTrial } from './trial.deeds.ts';

type FactRows = Parameters<typeof Facts>[0]['rows'];

/** What is paid and by which figures it is judged. */
const useMoneyRows = (terms: Terms): FactRows => {
  const t = useWords();
  const price = usePriceWords();
  const trigger = [t(`trial.trigger.${terms.trigger}`), terms.triggerNote];
  const indicators = terms.indicators.map(
    (one) => `${one.name} ${aimText({ ...one, upper: null })}`,
  );
  return [
    [t('trial.papers.mode'), t(`trial.mode.${terms.mode}`)],
    [t('trial.papers.price'), price(terms)],
    [t('trial.papers.trigger'), trigger.filter(Boolean).join('，')],
    [t('trial.papers.indicators'), indicators.join('；')],
  ];
};

const useScopeRows = (terms: Terms): FactRows => {
  const t = useWords();
  const improvements = [t(`trial.owner.${terms.improvements}`), terms.improvementNote];
  const secrecy = { text: terms.confidentiality, count: terms.confidentialYears };
  return [
    [t('trial.papers.territory'), terms.scope.territory],
    [t('trial.papers.product'), terms.scope.product],
    [t('trial.papers.volume'), terms.scope.volume],
    [t('trial.papers.months'), t('trial.papers.monthsOf', { count: terms.months })],
    [t('trial.papers.report'), t('trial.papers.reportEvery', { count: terms.reportDays })],
    [t('trial.papers.checklist'), terms.checklist.map(({ label }) => label).join('；')],
    [t('trial.papers.improvements'), improvements.filter(Boolean).join('，')],
    [t('trial.papers.confidentiality'), t('trial.papers.confidentialYears', secrecy)],
    [t('trial.papers.breach'), terms.breach],
    [t('trial.papers.insurance'), terms.insuranceWanted && t('trial.papers.insuranceWanted')],
  ];
};

const Rows = ({ terms }: { terms: Terms }) => {
  const money = useMoneyRows(terms);
  const scope = useScopeRows(terms);
  return <Facts rows={[...money, ...scope]} />;
};

interface Foldable {
  view: TrialView;
  folded?: boolean;
}

/** 约定的条件: agreed before the signature, binding after it. */
export const TrialTermsPanel = ({ view, folded = false }: Foldable) => {
  const t = useWords();
  const mayWrite = mayOnTrial(view, 'writeTerms');
  if (!view.terms && !mayWrite) return null;
  return (
    <Panel
      id="terms"
      folded={folded && view.terms !== undefined}
      title={t('trial.papers.terms')}
      aside={
        mayWrite && view.terms ? (
          <Action size="small" to={`/trials/${view.id}/terms`}>
            {t('trial.papers.changeTerms')}
          </Action>
        ) : undefined
      }
    >
      {view.terms ? (
        <Rows terms={view.terms} />
      ) : (
        <div className="stack">
          <p className="soft">{t('trial.papers.termsNone')}</p>
          <p>
            <Action look="primary" to={`/trials/${view.id}/terms`}>
              {t('trial.papers.writeTerms')}
            </Action>
          </p>
        </div>
      )}
    </Panel>
  );
};
