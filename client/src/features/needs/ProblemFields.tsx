import { useState } from 'react';
import { type ListName, useReference } from '../../platform/reference.ts';
import { useWords } from '../../platform/words/speech.ts';
import { PickField, TextField } from '../../ui/Field.tsx';
import type { NeedForm } from './need.form.ts';

/** What every block is given: what is typed, how to change it, what is wrong. */
export interface BlockProps {
  form: NeedForm;
  issues: Readonly<Record<string, string>>;
  set: (changes: Partial<NeedForm>) => void;
}

const useOptions = (list: ListName) =>
  useReference()
    .tree(list)
    .map(({ code, name, depth }) => ({ value: code, label: `${'　'.repeat(depth)}${name}` }));

const Disciplines = ({ form, issues, set }: BlockProps) => {
  const t = useWords();
  const reference = useReference();
  const options = useOptions('disciplines').filter(
    ({ value }) => !form.disciplines.includes(value),
  );
  return (
    <div className="stack tight">
      <PickField
        label={t('posting.field.discipline')}
        name="disciplines"
        value=""
        empty={t('posting.field.addDiscipline')}
        options={form.disciplines.length < 5 ? options : []}
        error={issues.disciplines}
        onChange={(code) => code && set({ disciplines: [...form.disciplines, code] })}
      />
      <span className="row wrap">
        {form.disciplines.map((code) => {
          const name = reference.name('disciplines', code);
          return (
            <span key={code} className="picked">
              {name}
              <button
                type="button"
                aria-label={t('ui.facets.remove', { name })}
                onClick={() => set({ disciplines: form.disciplines.filter((one) => one !== code) })}
              >
                ×
              </button>
            </span>
          );
        })}
      </span>
    </div>
  );
};

const wordsOf = (text: string): string[] => [
  ...new Set(
    text
      .split(/[、,，;；\s]+/)
      .map((word) => word.trim().slice(0, 30))
      .filter(Boolean),
  ),
];

const Keywords = ({ form, issues, set }: BlockProps) => {
  const t = useWords();
  const [text, setText] = useState(form.keywords.join('、'));
  const same = wordsOf(text).slice(0, 10).join() === form.keywords.join();
  return (
    <TextField
      label={t('posting.field.keywords')}
      name="keywords"
      hint={t('posting.field.keywordsHint')}
      value={same ? text : form.keywords.join('、')}
      error={issues.keywords}
      onChange={(value) => {
        setText(value);
        set({ keywords: wordsOf(value).slice(0, 10) });
      }}
    />
  );
};

const Words = ({ form, issues, set }: BlockProps) => {
  const t = useWords();
  return (
    <>
      <TextField
        label={t('posting.field.title')}
        name="title"
        hint={t('posting.field.titleHint')}
        maxLength={80}
        value={form.title}
        error={issues.title}
        onChange={(title) => set({ title })}
      />
      <TextField
        label={t('posting.field.background')}
        name="background"
        hint={t('posting.field.backgroundHint')}
        lines={4}
        maxLength={5000}
        value={form.background}
        error={issues.background}
        onChange={(background) => set({ background })}
      />
      <TextField
        label={t('posting.field.tried')}
        name="tried"
        hint={t('posting.field.triedHint')}
        lines={2}
        maxLength={3000}
        value={form.tried}
        error={issues.tried}
        onChange={(tried) => set({ tried })}
      />
    </>
  );
};

/** Block one: the problem in words, and where it belongs. */
export const ProblemFields = (props: BlockProps) => {
  const t = useWords();
  const { form, issues, set } = props;
  return (
    <>
      <Words {...props} />
      <div className="form-thirds">
        <PickField
          label={t('posting.field.industry')}
          name="industry"
          value={form.industry}
          empty={t('posting.field.choose')}
          options={useOptions('industries')}
          error={issues.industry}
          onChange={(industry) => set({ industry })}
        />
        <PickField
          label={t('posting.field.town')}
          name="town"
          value={form.town}
          empty={t('posting.field.choose')}
          options={useOptions('towns')}
          error={issues.town}
          onChange={(town) => set({ town })}
        />
        <Disciplines {...props} />
      </div>
      <Keywords {...props} />
      <p className="small muted">{t('posting.always')}</p>
    </>
  );
};
