import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { Panel } from '../../ui/Panel.tsx';

// The codes by name: the schema would bring its checker with it.
const all = ['needs', 'experts', 'outcomes', 'deals'] as const;
const own = ['outcomes'] as const;

/** The county's lists as tables, or a unit's own outcomes, in the columns of an import. */
export const ExportPanel = ({ ours }: { ours: boolean }) => {
  const t = useWords();
  const kinds = ours ? own : all;
  return (
    <Panel
      title={t('imports.out.title')}
      foot={<span className="muted">{t('imports.out.foot')}</span>}
    >
      <div className="stack">
        <p className="small soft">{t(ours ? 'imports.out.whatOurs' : 'imports.out.what')}</p>
        <div className="row wrap">
          {kinds.map((kind) => (
            <Action
              key={kind}
              size="small"
              href={`/api/exports/${kind}`}
              label={t('imports.out.take', { kind: t(`imports.out.kind.${kind}`) })}
              download
            >
              {t(`imports.out.kind.${kind}`)}
            </Action>
          ))}
        </div>
      </div>
    </Panel>
  );
};
