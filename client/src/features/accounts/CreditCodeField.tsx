import { useWords } from '../../platform/words/speech.ts';
import { TextField } from '../../ui/Field.tsx';
import { type CodeReading, readCreditCode } from './creditCode.ts';

interface Props {
  name: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** what the server said: it outweighs our own reading */
  error?: string | undefined;
}

const useReadingWords = () => {
  const t = useWords();
  return (reading: CodeReading): string => {
    const { word } = reading;
    if (word === 'short' || word === 'long')
      return t(`account.code.${word}`, { count: reading.count });
    if (word === 'character')
      return t('account.code.character', { place: reading.place, sign: reading.sign });
    return t(`account.code.${word}`);
  };
};

/** A unified social credit code, checked while it is typed: how many signs are missing, which one is wrong. */
export const CreditCodeField = ({ error, value, ...field }: Props) => {
  const words = useReadingWords();
  const reading = readCreditCode(value);
  const said = words(reading);
  const wrong = reading.tone === 'wrong' ? said : undefined;
  return (
    <TextField
      {...field}
      value={value}
      maxLength={40}
      error={error ?? wrong}
      hint={
        reading.tone === 'wrong' ? undefined : <span className={tones[reading.tone]}>{said}</span>
      }
    />
  );
};

const tones = { hint: undefined, right: 'lives' } as const;
