import { listSessions, signOutEverywhere } from '@zhiqiao/shared/accounts/account.endpoints';
import { momentText } from '../../platform/format.ts';
import { useCall, useSend } from '../../platform/query.ts';
import { useBecome, useMe } from '../../platform/session.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { FailedBox } from '../../ui/FailedBox.tsx';
import { Fetched } from '../../ui/Fetched.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { StatePill } from '../../ui/StatePill.tsx';

const named: readonly (readonly [RegExp, string])[] = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/MicroMessenger/, 'WeChat'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/iPhone|iPad/, 'iOS'],
  [/Android/, 'Android'],
  [/HarmonyOS/, 'HarmonyOS'],
  [/Windows/, 'Windows'],
  [/Mac OS/, 'macOS'],
  [/Linux/, 'Linux'],
];

/** A browser's long name of itself in two words: Chrome · Windows. */
export const deviceText = (device: string): string => {
  const find = (list: typeof named) => list.find(([mark]) => mark.test(device))?.[1];
  return [find(named), find(systems)].filter(Boolean).join(' · ') || device.slice(0, 40) || '—';
};

const List = () => {
  const t = useWords();
  const language = useLanguage();
  return (
    <Fetched of={useCall(listSessions, {})} shape="rows" bare>
      {({ items }) => (
        <ul className="plain-rows">
          {items.map((one) => (
            <li key={one.key}>
              <span className="row wrap">
                <b>{deviceText(one.device)}</b>
                {one.current ? <StatePill tone="live">{t('account.thisDevice')}</StatePill> : null}
              </span>
              <span className="small muted dotted">
                <span>{t('account.since', { at: momentText(one.since, language) })}</span>
                <span>{t('account.lastSeen', { at: momentText(one.lastSeen, language) })}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Fetched>
  );
};

/** Where I am signed in, and the way to end it all. */
export const SessionsPanel = () => {
  const t = useWords();
  const become = useBecome();
  const { demo, setUp, county } = useMe();
  const end = useSend(signOutEverywhere, {
    onDone: () => become({ account: null, demo, setUp, county }),
  });
  return (
    <Panel
      title={t('account.sessions')}
      flush
      foot={
        <div className="row wrap spread">
          <span className="muted">{t('account.signOutHint')}</span>
          <Action look="danger" size="small" busy={end.isPending} onClick={() => end.mutate({})}>
            {t('account.signOutEverywhere')}
          </Action>
        </div>
      }
    >
      <List />
      {end.error ? <FailedBox error={end.error} /> : null}
    </Panel>
  );
};
