import {
  disableAccount,
  enableAccount,
  makePasswordLink,
} from '@zhiqiao/shared/accounts/account.endpoints';
import type { KeptAccount } from '@zhiqiao/shared/accounts/account.schema';
import { useSend } from '../../platform/query.ts';
import { useWords } from '../../platform/words/speech.ts';
import { DeedSheet } from '../../ui/DeedSheet.tsx';
import { LinkToCopy } from '../../ui/LinkToCopy.tsx';
import { Sheet } from '../../ui/Sheet.tsx';

export interface Asked {
  deed: 'disable' | 'enable' | 'makePasswordLink';
  of: KeptAccount;
}

const useDeed = (deed: Asked['deed'], onClose: () => void) => {
  const options = { touches: ['accounts', 'organisations'], onDone: onClose };
  const disable = useSend(disableAccount, options);
  const enable = useSend(enableAccount, options);
  return deed === 'disable' ? disable : enable;
};

/** Closing an account or opening it again. */
const Turn = ({ asked: { deed, of }, onClose }: { asked: Asked; onClose: () => void }) => {
  const t = useWords();
  const send = useDeed(deed, onClose);
  const closing = deed === 'disable';
  return (
    <DeedSheet
      title={`${t(`account.kept.${deed}`)} · ${of.name}`}
      what={t(closing ? 'account.kept.disableWhat' : 'account.kept.enableWhat')}
      submit={t(`account.kept.${deed}`)}
      danger={closing}
      {...(closing
        ? { note: { label: t('account.kept.why'), missing: t('account.kept.whyMissing') } }
        : {})}
      busy={send.isPending}
      error={send.error}
      onSend={(note) =>
        send.mutate({ params: { id: of.id }, ...(closing ? { body: { note } } : {}) } as never)
      }
      onClose={onClose}
    />
  );
};

/** A link for a new password; shown once, to be handed on. */
const NewPassword = ({ of, onClose }: { of: KeptAccount; onClose: () => void }) => {
  const t = useWords();
  const send = useSend(makePasswordLink);
  if (send.data)
    return (
      <Sheet open onClose={onClose} title={`${t('account.kept.makePasswordLink')} · ${of.name}`}>
        <div className="stack">
          <p className="soft">{t('account.kept.handOn', { name: of.name })}</p>
          <LinkToCopy
            label={t('account.kept.link')}
            path={`/password/${send.data.token}`}
            until={send.data.until}
          />
        </div>
      </Sheet>
    );
  return (
    <DeedSheet
      title={`${t('account.kept.makePasswordLink')} · ${of.name}`}
      what={t('account.kept.linkWhat')}
      submit={t('account.makeLink')}
      busy={send.isPending}
      error={send.error}
      onSend={() => send.mutate({ params: { id: of.id } })}
      onClose={onClose}
    />
  );
};

export const AccountDeed = ({ asked, onClose }: { asked: Asked; onClose: () => void }) =>
  asked.deed === 'makePasswordLink' ? (
    <NewPassword of={asked.of} onClose={onClose} />
  ) : (
    <Turn asked={asked} onClose={onClose} />
  );
