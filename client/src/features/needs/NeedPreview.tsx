import { type NeedStanding, opens } from '@zhiqiao/shared/needs/need.policy';
import { groups } from '@zhiqiao/shared/needs/need.schema';
import { useState } from 'react';
import { useReference } from '../../platform/reference.ts';
import { useWords } from '../../platform/words/speech.ts';
import { DateText } from '../../ui/DateText.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { contentOf, type NeedContents, TierNote } from './NeedGroups.tsx';
import { briefOf, type NeedForm } from './need.form.ts';

const readers = {
  guest: ['guest'],
  signedIn: ['signedIn'],
  promised: ['signedIn', 'promised'],
  selected: ['signedIn', 'selected'],
} as const satisfies Record<string, readonly NeedStanding[]>;
type Reader = keyof typeof readers;
const names = Object.keys(readers) as Reader[];

const contentsOf = (form: NeedForm): NeedContents => {
  const { background, tried, keywords, indicators, budget, modes, secrets } = briefOf(form);
  return {
    problem: { background, tried, keywords },
    indicators,
    terms: { budget, modes },
    files: form.files,
    secrets,
  };
};

/** What is being written, with the eyes of each reader; the same rule decides as on the server. */
export const NeedPreview = ({ form }: { form: NeedForm }) => {
  const t = useWords();
  const reference = useReference();
  const [reader, setReader] = useState<Reader>('signedIn');
  const contents = contentsOf(form);
  return (
    <div className="stack">
      <Segments
        label={t('posting.sees.as')}
        value={reader}
        onChange={setReader}
        options={names.map((value) => ({ value, label: t(`posting.sees.${value}`) }))}
      />
      <Panel title={form.title || t('needs.nothingWritten')}>
        <p className="small muted dotted">
          {form.town ? <span>{reference.name('towns', form.town)}</span> : null}
          {form.industry ? <span>{reference.name('industries', form.industry)}</span> : null}
          {form.deadline ? (
            <span>
              {t('needs.deadline')} <DateText at={form.deadline} />
            </span>
          ) : null}
        </p>
      </Panel>
      {groups.map((group) => {
        const tier = form.tiers[group];
        const open = opens(readers[reader], tier);
        return (
          <Panel
            key={group}
            title={t(`needs.group.${group}`)}
            aside={<TierNote tier={tier} />}
            flush={open && group === 'indicators' && (contents.indicators?.length ?? 0) > 0}
          >
            {open ? (
              contentOf(group, contents)
            ) : (
              <p className="muted">{tier === 'public' ? null : t(`needs.hidden.${tier}`)}</p>
            )}
          </Panel>
        );
      })}
    </div>
  );
};
