import type { Evidence } from '@zhiqiao/shared/experts/expert.schema';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { PickField, TextField } from '../../ui/Field.tsx';
import { newEvidence, whole } from './profile.form.ts';
import './ProfileFields.css';

const kinds = ['patent', 'paper', 'project', 'product'] as const;

interface Props {
  items: readonly Evidence[];
  onChange: (items: Evidence[]) => void;
  issues: Readonly<Record<string, string>>;
}

interface OneProps {
  one: Evidence;
  n: number;
  issue: (field: string) => string | undefined;
  set: (part: Partial<Evidence>) => void;
  drop: () => void;
}

const Particulars = ({ one, n, issue, set }: OneProps) => {
  const t = useWords();
  const name = (field: string) => `evidence.${n}.${field}`;
  return (
    <div className="profile-three">
      <PickField
        label={t('profile.kind')}
        name={name('kind')}
        value={one.kind}
        onChange={(kind) => set({ kind })}
        options={kinds.map((kind) => ({ value: kind, label: t(`terms.evidenceKind.${kind}`) }))}
      />
      <TextField
        label={t('profile.year')}
        name={name('year')}
        numeric
        value={one.year ? String(one.year) : ''}
        error={issue('year')}
        onChange={(year) => set({ year: whole(year) })}
      />
      <TextField
        label={t('profile.number')}
        name={name('number')}
        maxLength={60}
        value={one.number}
        error={issue('number')}
        onChange={(number) => set({ number })}
      />
    </div>
  );
};

const One = (props: OneProps) => {
  const t = useWords();
  const { one, n, issue, set, drop } = props;
  const name = (field: string) => `evidence.${n}.${field}`;
  return (
    <li className="evidence-one">
      <div className="row spread">
        <b>{t('profile.evidenceOf', { n: n + 1 })}</b>
        <Action look="text" size="small" onClick={drop}>
          {t('profile.dropEvidence')}
        </Action>
      </div>
      <TextField
        label={t('profile.evidenceTitle')}
        name={name('title')}
        maxLength={160}
        value={one.title}
        error={issue('title')}
        onChange={(title) => set({ title })}
      />
      <TextField
        label={t('profile.evidenceText')}
        name={name('text')}
        lines={2}
        maxLength={1000}
        hint={one.text ? undefined : t('profile.evidenceHint')}
        value={one.text}
        error={issue('text')}
        onChange={(text) => set({ text })}
      />
      <Particulars {...props} />
    </li>
  );
};

/** The records, one under the other; each can be changed and deleted. */
export const EvidenceFields = ({ items, onChange, issues }: Props) => {
  const t = useWords();
  return (
    <div data-field="evidence">
      {items.length === 0 ? <p className="soft evidence-one">{t('profile.noEvidence')}</p> : null}
      <ul>
        {items.map((one, n) => (
          <One
            key={one.key}
            one={one}
            n={n}
            issue={(field) => issues[`evidence.${n}.${field}`]}
            set={(part) => onChange(items.map((it, i) => (i === n ? { ...it, ...part } : it)))}
            drop={() => onChange(items.filter((_, i) => i !== n))}
          />
        ))}
      </ul>
      <div className="evidence-one">
        <Action onClick={() => onChange([...items, newEvidence()])}>
          {t('profile.addEvidence')}
        </Action>
      </div>
    </div>
  );
};
