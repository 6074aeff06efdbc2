import { useWords } from '../../platform/words/speech.ts';
import { PickField, TextField } from '../../ui/Field.tsx';
import { type FileLink, FilesField } from '../../ui/FilesField.tsx';
import { Panel } from '../../ui/Panel.tsx';
import type { OutcomeWriting } from './OutcomeFields.tsx';
import type { FileRow, PictureRow } from './outcome.later.ts';

const tiers = ['public', 'signedIn', 'trial'] as const;

/** Rows for the files that are there now: what was said of a file stays with it. */
const kept = <R extends FileLink>(rows: readonly R[], links: readonly FileLink[], fresh: object) =>
  links.map((link) => rows.find(({ id }) => id === link.id) ?? ({ ...link, ...fresh } as R));

const changed = <R extends FileLink>(rows: readonly R[], id: string, part: Partial<R>): R[] =>
  rows.map((row) => (row.id === id ? { ...row, ...part } : row));

const Pictures = ({ value, change, issue }: OutcomeWriting) => {
  const t = useWords();
  const { pictures } = value;
  return (
    <fieldset className="stack">
      <legend className="small soft">{t('outcomeMore.pictures')}</legend>
      {pictures.map((one, index) => (
        <div key={one.id} className="outcome-picture-row">
          <img src={`/api/files/${one.id}`} alt="" />
          <TextField
            name={`pictures.${index}.alt`}
            label={t('outcomeMore.alt', { name: one.name })}
            value={one.alt}
            maxLength={120}
            error={issue(`pictures.${index}.alt`)}
            onChange={(alt) => change({ pictures: changed<PictureRow>(pictures, one.id, { alt }) })}
          />
        </div>
      ))}
      <FilesField
        name="pictures"
        hint={t('outcomeMore.picturesHint')}
        accept="image/png,image/jpeg,image/webp"
        most={6}
        files={pictures}
        issue={issue('pictures')}
        onChange={(links) => change({ pictures: kept(pictures, links, { alt: '' }) })}
      />
    </fieldset>
  );
};

const Files = ({ value, change, issue }: OutcomeWriting) => {
  const t = useWords();
  const { files } = value;
  return (
    <fieldset className="stack">
      <legend className="small soft">{t('outcomeMore.files')}</legend>
      {files.map((one, index) => (
        <PickField
          key={one.id}
          name={`files.${index}.tier`}
          label={t('outcomeMore.tierOf', { name: one.name })}
          value={one.tier as string}
          onChange={(tier) =>
            change({
              files: changed<FileRow>(files, one.id, { tier: tier as FileRow['tier'] }),
            })
          }
          options={tiers.map((tier) => ({
            value: tier as string,
            label: t(`outcomeMore.tier.${tier}`),
          }))}
        />
      ))}
      <FilesField
        files={files}
        issue={issue('files')}
        onChange={(links) => change({ files: kept(files, links, { tier: 'signedIn' }) })}
      />
    </fieldset>
  );
};

/** Pictures with words for those who cannot see them, and files by who may open them. */
export const PaperFields = ({ writing }: { writing: OutcomeWriting }) => {
  const t = useWords();
  return (
    <Panel title={t('outcomeMore.papers')}>
      <div className="stack loose">
        <Pictures {...writing} />
        <Files {...writing} />
      </div>
    </Panel>
  );
};
