import type { OutcomeView } from '@zhiqiao/shared/outcomes/outcome.schema';
import { sizeText } from '../../platform/format.ts';
import { useMe } from '../../platform/session.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Panel } from '../../ui/Panel.tsx';
import '../../ui/PlainRows.css';
import './OutcomePapers.css';

export const OutcomePictures = ({ pictures }: Pick<OutcomeView, 'pictures'>) =>
  pictures.length === 0 ? null : (
    <ul className="outcome-pictures">
      {pictures.map(({ id, alt }) => (
        <li key={id}>
          <figure>
            <img src={`/api/files/${id}`} alt={alt} loading="lazy" />
            <figcaption className="small muted">{alt}</figcaption>
          </figure>
        </li>
      ))}
    </ul>
  );

/** Files that this reader may open, each with its tier, and how many there are besides. */
export const OutcomeFiles = ({ outcome }: { outcome: OutcomeView }) => {
  const t = useWords();
  const guest = useMe().house === 'guest';
  const { files, hiddenFiles } = outcome;
  if (files.length + hiddenFiles === 0) return null;
  return (
    <Panel title={t('outcomeMore.files')} flush>
      <ul className="plain-rows">
        {files.map((file) => (
          <li key={file.id}>
            <a className="underlined grow clip" href={`/api/files/${file.id}`} download={file.name}>
              {file.name}
            </a>
            <span className="small muted keep">
              {sizeText(file.size)} · {t(`outcomeMore.tier.${file.tier}`)}
            </span>
          </li>
        ))}
        {hiddenFiles > 0 ? (
          <li className="small soft">
            {t(guest ? 'outcomeMore.hiddenGuest' : 'outcomeMore.hidden', { count: hiddenFiles })}
          </li>
        ) : null}
      </ul>
    </Panel>
  );
};
