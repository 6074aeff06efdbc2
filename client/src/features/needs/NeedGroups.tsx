import type { Group, NeedView, Tier } from '@zhiqiao/shared/needs/need.schema';
import type { ReactNode } from 'react';
import { sizeText } from '../../platform/format.ts';
import { useWords } from '../../platform/words/speech.ts';
import { IndicatorRows } from '../../ui/IndicatorRows.tsx';
import { Money } from '../../ui/Money.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { HiddenGroup } from './HiddenGroup.tsx';
import './needs.css';

const Lines = ({ text }: { text: string }) => <p className="need-lines">{text}</p>;

const Nothing = () => <p className="muted">{useWords()('needs.nothingWritten')}</p>;

const Problem = ({ problem }: { problem: NonNullable<NeedView['problem']> }) => {
  const t = useWords();
  return (
    <div className="stack">
      {problem.background ? <Lines text={problem.background} /> : <Nothing />}
      {problem.tried ? (
        <div>
          <h3>{t('needs.tried')}</h3>
          <Lines text={problem.tried} />
        </div>
      ) : null}
      {problem.keywords.length > 0 ? (
        <p className="small soft">
          <span className="muted">{t('needs.keywords')} </span>
          {problem.keywords.join(t('matching.listSeparator'))}
        </p>
      ) : null}
    </div>
  );
};

const Terms = ({ terms }: { terms: NonNullable<NeedView['terms']> }) => {
  const t = useWords();
  return (
    <dl className="need-facts">
      <dt>{t('needs.budget')}</dt>
      <dd>{terms.budget ? <Money fen={terms.budget.min} to={terms.budget.max} /> : <Nothing />}</dd>
      <dt>{t('needs.modes')}</dt>
      <dd>
        {terms.modes.map((mode) => t(`terms.mode.${mode}`)).join(t('matching.listSeparator')) || (
          <Nothing />
        )}
      </dd>
    </dl>
  );
};

const Files = ({ files }: { files: NonNullable<NeedView['files']> }) => {
  const t = useWords();
  if (files.length === 0) return <p className="muted">{t('needs.noFiles')}</p>;
  return (
    <ul className="stack tight">
      {files.map((file) => (
        <li key={file.id}>
          <a className="underlined" href={`/api/files/${file.id}`} download={file.name}>
            {file.name}
          </a>{' '}
          <span className="small muted">{sizeText(file.size)}</span>
        </li>
      ))}
    </ul>
  );
};

export type NeedContents = Pick<NeedView, 'problem' | 'indicators' | 'terms' | 'files' | 'secrets'>;

/** One group of a need as it is read; undefined when the reader's tier does not open it. */
export const contentOf = (group: Group, view: NeedContents): ReactNode | undefined => {
  if (group === 'problem') return view.problem && <Problem problem={view.problem} />;
  if (group === 'terms') return view.terms && <Terms terms={view.terms} />;
  if (group === 'files') return view.files && <Files files={view.files} />;
  if (group === 'secrets')
    return view.secrets === undefined ? undefined : view.secrets ? (
      <Lines text={view.secrets} />
    ) : (
      <Nothing />
    );
  if (!view.indicators) return undefined;
  return view.indicators.length > 0 ? <IndicatorRows rows={view.indicators} /> : <Nothing />;
};

export const TierNote = ({ tier }: { tier: Tier }) => {
  const t = useWords();
  return <span>{t('needs.openedTo', { tier: t(`ui.tier.${tier}`) })}</span>;
};

interface Props {
  view: NeedView;
  group: Group;
  /** opens the promise */
  onPromise?: (() => void) | undefined;
}

/** A group of the need in a panel: its content, or what opens it. */
export const NeedGroup = ({ view, group, onPromise }: Props) => {
  const t = useWords();
  const content = contentOf(group, view);
  const table = group === 'indicators' && (view.indicators?.length ?? 0) > 0;
  return (
    <Panel
      title={t(`needs.group.${group}`)}
      aside={<TierNote tier={view.tiers[group]} />}
      flush={table}
    >
      {content ?? <HiddenGroup view={view} group={group} onPromise={onPromise} />}
    </Panel>
  );
};
