import { setSize, useSize } from '../../platform/device.ts';
import { useKeepPreferences, useMe, useSignOut } from '../../platform/session.ts';
import { speak, useLanguage, useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Segments } from '../../ui/Segments.tsx';

const Looks = () => {
  const t = useWords();
  const language = useLanguage();
  const size = useSize();
  const keep = useKeepPreferences();
  return (
    <div className="stack">
      <Facts
        rows={[
          [
            t('account.language'),
            <Segments
              key="language"
              label={t('account.language')}
              value={language}
              onChange={(next) => {
                void speak(next);
                keep({ language: next });
              }}
              options={[
                { value: 'zh-CN', label: <span lang="zh-CN">中文</span> },
                { value: 'en', label: <span lang="en">English</span> },
              ]}
            />,
          ],
          [
            t('account.size'),
            <Segments
              key="size"
              label={t('account.size')}
              value={size}
              onChange={(next) => {
                setSize(next);
                keep({ size: next });
              }}
              options={[
                { value: 'normal', label: t('account.normal') },
                { value: 'large', label: t('account.large') },
              ]}
            />,
          ],
        ]}
      />
      <p className="small muted">{t('account.keptWithYou')}</p>
    </div>
  );
};

/** Who I am here, and how I like to read. */
export const MinePanel = () => {
  const t = useWords();
  const { account } = useMe();
  const out = useSignOut();
  if (!account) return null;
  return (
    <div className="stack loose">
      <Panel
        title={account.name}
        aside={
          <Action size="small" busy={out.isPending} onClick={() => out.mutate({})}>
            {t('shell.signOut')}
          </Action>
        }
      >
        <Facts
          rows={[
            [t('account.login'), account.login],
            [t('account.role'), t(`account.roles.${account.role}`)],
            [t('account.organisation'), account.organisation?.name],
          ]}
        />
      </Panel>
      <Panel>
        <Looks />
      </Panel>
    </div>
  );
};
