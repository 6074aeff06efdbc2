import type { Group, NeedView } from '@zhiqiao/shared/needs/need.schema';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { held } from './need.deeds.ts';

interface Props {
  view: NeedView;
  group: Group;
  onPromise?: (() => void) | undefined;
}

const Lock = () => (
  <svg width="16" height="18" viewBox="0 0 16 18" fill="none" aria-hidden="true">
    <rect x="1.5" y="7.5" width="13" height="9" rx="2" stroke="var(--line-ctl)" strokeWidth="1.4" />
    <path d="M4.5 7.5V5a3.5 3.5 0 0 1 7 0v2.5" stroke="var(--line-ctl)" strokeWidth="1.4" />
  </svg>
);

/** The tier would open it, but the firm has shut the door. */
const Shut = () => {
  const t = useWords();
  return (
    <div className="need-hidden">
      <Lock />
      <div className="grow">
        <p>{t('needs.hidden.shut')}</p>
        <p className="small muted">{t('needs.hidden.shutNote')}</p>
      </div>
    </div>
  );
};

/** Where a group of fields would stand: what opens it, and the one step that does. */
export const HiddenGroup = ({ view, group, onPromise }: Props) => {
  const tier = view.tiers[group];
  const t = useWords();
  const standings = held(view);
  const guest = standings.includes('guest');
  if (view.hidden.some((one) => one.group === group && one.shut)) return <Shut />;
  const step = () => {
    if (tier === 'selected') return null;
    if (guest)
      return (
        <Action size="small" to={`/sign-in?to=${encodeURIComponent(`/needs/${view.id}`)}`}>
          {t('needs.hidden.signIn')}
        </Action>
      );
    return onPromise ? (
      <Action size="small" look="outline" onClick={onPromise}>
        {t('needs.deed.promise')}
      </Action>
    ) : null;
  };
  const note = () => {
    if (tier === 'selected') return t('needs.hidden.selectedNote');
    if (tier !== 'promised') return undefined;
    return guest || onPromise ? t('needs.hidden.promisedNote') : t('needs.hidden.expertsOnly');
  };
  return (
    <div className="need-hidden">
      <Lock />
      <div className="grow">
        <p>{tier === 'public' ? null : t(`needs.hidden.${tier}`)}</p>
        <p className="small muted">{note()}</p>
      </div>
      {step()}
    </div>
  );
};
