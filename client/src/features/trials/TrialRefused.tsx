import { type GuardCode, guardWords } from '@zhiqiao/shared/trials/trial.guards';
import type { CallFailed } from '../../platform/call.ts';
import { useLanguage } from '../../platform/words/speech.ts';
import { FailedBox } from '../../ui/FailedBox.tsx';

const isGuard = (code: string): code is GuardCode => code in guardWords;

/** Why it did not go through; where a guard held it back, what is still lacking, one by one. */
export const TrialRefused = ({ error }: { error: CallFailed }) => {
  const english = useLanguage() === 'en';
  const lacking = ([] as unknown[])
    .concat(error.detail.lacking ?? [])
    .map(String)
    .filter(isGuard);
  return (
    <>
      <FailedBox error={error} />
      {lacking.length ? (
        <ul className="late">
          {lacking.map((code) => (
            <li key={code}>{guardWords[code][english ? 'en' : 'zh']}</li>
          ))}
        </ul>
      ) : null}
    </>
  );
};
