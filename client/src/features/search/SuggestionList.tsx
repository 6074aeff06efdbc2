import { useWords } from '../../platform/words/speech.ts';
import { Highlight } from '../../ui/Highlight.tsx';
import { forgetSearches } from './recentSearches.ts';
import type { Suggestion, SuggestionGroup } from './suggestions.ts';

interface Props {
  id: string;
  groups: readonly SuggestionGroup[];
  open: boolean;
  active: number;
  onChoose: (line: Suggestion) => void;
  onHover: (index: number) => void;
  onForget: () => void;
}

interface LineProps {
  id: string;
  line: Suggestion;
  on: boolean;
  onChoose: () => void;
  onHover: () => void;
}

// The focus stays in the box; the active line is told by aria-activedescendant.
const Line = ({ id, line, on, onChoose, onHover }: LineProps) => (
  // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled in the box
  // biome-ignore lint/a11y/useFocusableInteractive: as above
  <div
    role="option"
    id={id}
    aria-selected={on}
    className={['suggestion', on && 'on', line.list && 'list'].filter(Boolean).join(' ')}
    onPointerDown={(event) => event.preventDefault()}
    onPointerMove={on ? undefined : onHover}
    onClick={onChoose}
  >
    <span className="clip">
      <Highlight text={line.text} spans={line.spans} />
    </span>
    {line.note ? <span className="small muted clip suggestion-note">{line.note}</span> : null}
  </div>
);

const Forget = ({ onForget }: Pick<Props, 'onForget'>) => {
  const t = useWords();
  const forget = () => {
    forgetSearches();
    onForget();
  };
  return (
    <button type="button" className="suggestion-forget" onClick={forget}>
      {t('search.box.forget')}
    </button>
  );
};

/** The lines under the box, in groups with their counts. */
export const SuggestionList = ({ id, groups, open, active, ...on }: Props) => {
  const t = useWords();
  const count = groups.reduce((sum, { items }) => sum + items.length, 0);
  const startOf = (group: number) =>
    groups.slice(0, group).reduce((sum, { items }) => sum + items.length, 0);
  const recent = groups[0]?.kind === 'recent';
  return (
    <>
      <div className="suggestions" hidden={!open}>
        <div role="listbox" id={`${id}list`} aria-label={t('search.box.suggestions')}>
          {groups.map((group, g) => (
            // biome-ignore lint/a11y/useSemanticElements: a group of options, not of fields
            <div key={group.kind} role="group" aria-labelledby={`${id}${group.kind}`}>
              <p className="suggestion-kind tiny muted" id={`${id}${group.kind}`}>
                {group.kind === 'recent'
                  ? t('search.box.recent')
                  : `${t(`search.kind.${group.kind}`)} ${group.total}`}
              </p>
              {group.items.map((line, i) => (
                <Line
                  key={line.key}
                  id={`${id}${startOf(g) + i}`}
                  line={line}
                  on={startOf(g) + i === active}
                  onChoose={() => on.onChoose(line)}
                  onHover={() => on.onHover(startOf(g) + i)}
                />
              ))}
            </div>
          ))}
        </div>
        {recent ? <Forget onForget={on.onForget} /> : null}
      </div>
      <span className="unseen" role="status">
        {open && count > 0 ? t('search.box.status', { count }) : ''}
      </span>
    </>
  );
};
