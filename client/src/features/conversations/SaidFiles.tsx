import type { MessageView } from '@zhiqiao/shared/conversations/conversation.schema';
import { sizeText } from '../../platform/format.ts';
import { useWords } from '../../platform/words/speech.ts';

type Link = MessageView['files'][number];

const Clip = () => (
  <svg width="16" height="16" viewBox="0 0 16 16" fill="none" aria-hidden="true">
    <path
      d="M13.5 7.2l-5.6 5.6a3.4 3.4 0 0 1-4.8-4.8l5.9-5.9a2.3 2.3 0 0 1 3.2 3.2l-5.7 5.7a1.1 1.1 0 0 1-1.6-1.6l5-5"
      stroke="currentColor"
      strokeWidth="1.3"
      strokeLinecap="round"
    />
  </svg>
);

const One = ({ file }: { file: Link }) => {
  const href = `/api/files/${file.id}`;
  const picture = file.mime.startsWith('image/');
  return (
    <a className={picture ? 'said-file picture' : 'said-file'} href={href} download={file.name}>
      {picture ? <img src={href} alt="" loading="lazy" /> : null}
      <span className="row said-file-name">
        <Clip />
        <span className="clip">{file.name}</span>
        <span className="small muted keep">{sizeText(file.size)}</span>
      </span>
    </a>
  );
};

/** What hangs on a message: pictures as pictures, everything else by name and size. */
export const SaidFiles = ({
  files,
  hidden = 0,
  tier = 'all',
}: {
  files: readonly Link[];
  hidden?: number;
  tier?: MessageView['fileTier'];
}) => {
  const t = useWords();
  if (files.length === 0 && hidden === 0) return null;
  return (
    <div className="said-files">
      {files.map((file) => (
        <One key={file.id} file={file} />
      ))}
      {hidden > 0 ? (
        <p className="small muted">{t('talk.filesHidden', { count: hidden })}</p>
      ) : null}
      {tier === 'twoSides' && files.length > 0 ? (
        <p className="small muted">{t('talk.onlyTwo')}</p>
      ) : null}
    </div>
  );
};
