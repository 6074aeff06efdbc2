import { useId } from 'react';
import { TextField } from './Field.tsx';

type TextProps = Parameters<typeof TextField>[0];

interface Props extends Omit<TextProps, 'lines' | 'secret' | 'list'> {
  /** what the browser offers while one types */
  offers: readonly { id: string; name: string }[];
  /** said when what is typed is one of the offers, by its whole name */
  found?: string;
  /** said when something is typed that is none of them */
  unknown?: string;
}

/** The offer whose name is what was typed. */
export const offerNamed = <T extends { name: string }>(
  offers: readonly T[],
  typed: string,
): T | undefined => offers.find(({ name }) => name === typed.trim());

/** A line of text with names to choose from, by the browser's own list: any keyboard and reader knows it. */
export const SuggestField = ({ offers, found, unknown, hint, ...field }: Props) => {
  const list = useId();
  const typed = field.value.trim() !== '';
  const said = offerNamed(offers, field.value) ? found : unknown;
  return (
    <>
      <TextField {...field} list={list} hint={(typed && said) || hint} />
      <datalist id={list}>
        {offers.map(({ id, name }) => (
          <option key={id} value={name} />
        ))}
      </datalist>
    </>
  );
};
