import { useWords } from '../../platform/words/speech.ts';
import { TextField } from '../../ui/Field.tsx';
import type { useFields } from '../../ui/useFields.ts';

interface Props<K extends string> {
  at: ReturnType<typeof useFields<K>>['at'];
  /** the names of the three fields, as the server knows them */
  names: { name: K; login: K; password: K };
}

/** A person's name, a sign-in name and a password: the same wherever somebody new comes in. */
export const NewAccountFields = <K extends string>({ at, names }: Props<K>) => {
  const t = useWords();
  return (
    <>
      <TextField
        {...at(names.name)}
        label={t('account.personName')}
        maxLength={40}
        autoComplete="name"
      />
      <TextField
        {...at(names.login)}
        label={t('account.login')}
        hint={t('account.loginHint')}
        maxLength={40}
        autoComplete="username"
      />
      <TextField
        {...at(names.password)}
        label={t('account.password')}
        hint={t('account.passwordHint')}
        secret
        autoComplete="new-password"
      />
    </>
  );
};
