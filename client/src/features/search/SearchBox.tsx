import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { useWords } from '../../platform/words/speech.ts';
import { recentSearches, rememberSearch } from './recentSearches.ts';
import { SuggestionList } from './SuggestionList.tsx';
import { useFoundOfAllKinds } from './search.api.ts';
import {
  recentGroup,
  type Suggestion,
  type SuggestionGroup,
  suggestionsOf,
} from './suggestions.ts';
import { useCombobox } from './useCombobox.ts';
import { useTyped } from './useTyped.ts';
import './SearchBox.css';

interface Props {
  /** what the address asks for */
  q: string;
  /** searches these words; the page decides where */
  onSearch: (q: string) => void;
  placeholder?: string;
  large?: boolean;
}

const Glass = () => (
  <svg width="18" height="18" viewBox="0 0 18 18" fill="none" aria-hidden="true">
    <circle cx="8" cy="8" r="5.6" stroke="currentColor" strokeWidth="1.5" />
    <path d="M12.2 12.2L16 16" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
  </svg>
);

const useLines = (settled: string, recent: readonly string[]): SuggestionGroup[] => {
  const t = useWords();
  const found = useFoundOfAllKinds(settled);
  if (settled.trim() === '') return recentGroup(recent);
  // while search is away nothing that comes has to do with what was typed
  if (!found.data || found.data.plain) return [];
  return suggestionsOf(found.data, settled, (_, count) => t('search.box.all', { count }));
};

const useBox = ({ q, onSearch }: Props) => {
  const navigate = useNavigate();
  const typed = useTyped(q);
  const [recent, setRecent] = useState(recentSearches);
  const groups = useLines(typed.settled, recent);
  const lines = groups.flatMap(({ items }) => items);
  const remember = (words: string) => {
    rememberSearch(words);
    setRecent(recentSearches());
  };
  const choose = (line: Suggestion) => {
    remember(line.words ?? typed.text);
    combobox.setOpen(false);
    void navigate(line.to);
  };
  const combobox = useCombobox({ lines, choose, clear: () => typed.set('') });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    remember(typed.text);
    combobox.setOpen(false);
    onSearch(typed.text.trim());
  };
  return { typed, groups, lines, choose, combobox, submit, setRecent };
};

const Field = ({ props, box }: { props: Props; box: ReturnType<typeof useBox> }) => {
  const t = useWords();
  const { typed, lines, combobox } = box;
  const { id, open, active } = combobox;
  return (
    <input
      type="text"
      role="combobox"
      enterKeyHint="search"
      autoComplete="off"
      maxLength={200}
      aria-label={t('search.box.label')}
      aria-autocomplete="list"
      aria-expanded={open}
      aria-controls={`${id}list`}
      aria-activedescendant={open && lines[active] ? `${id}${active}` : undefined}
      placeholder={props.placeholder ?? t('search.box.placeholder')}
      onKeyDown={combobox.onKeyDown}
      onFocus={() => combobox.setOpen(true)}
      onInput={combobox.onInput}
      {...typed.bind}
    />
  );
};

/** The one box: suggestions of each kind while one types, recent words on this device, and the whole search on Enter. */
export const SearchBox = (props: Props) => {
  const t = useWords();
  const box = useBox(props);
  const { groups, choose, combobox, submit, setRecent } = box;
  const { id, open, active } = combobox;
  return (
    <search>
      <form
        className={props.large ? 'search-box large' : 'search-box'}
        ref={combobox.box}
        onSubmit={submit}
      >
        <Glass />
        <Field props={props} box={box} />
        <button type="submit" className="action primary">
          {t('search.box.go')}
        </button>
        <SuggestionList
          id={id}
          groups={groups}
          open={open}
          active={active}
          onChoose={choose}
          onHover={combobox.setActive}
          onForget={() => setRecent([])}
        />
      </form>
    </search>
  );
};
