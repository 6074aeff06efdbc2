import { readExpert } from '@zhiqiao/shared/experts/expert.endpoints';
import { paths } from '../../app/paths.ts';
import { EvidenceList } from '../../features/experts/EvidenceList.tsx';
import { useCall } from '../../platform/query.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { Fetched } from '../../ui/Fetched.tsx';
import { Sheet } from '../../ui/Sheet.tsx';

interface Props {
  expert: { id: string; name: string };
  onClose: () => void;
}

/** The records behind an expert's reasons, over the page. */
export const EvidenceSheet = ({ expert, onClose }: Props) => {
  const t = useWords();
  const profile = useCall(readExpert, { params: { id: expert.id } });
  return (
    <Sheet
      open
      onClose={onClose}
      title={t('office.matching.records', { name: expert.name })}
      foot={<Action to={paths.expert(expert.id)}>{t('office.matching.profile')}</Action>}
    >
      <Fetched of={profile} shape="rows" bare>
        {({ summary, evidence }) => (
          <div className="stack">
            {summary ? <p className="said soft">{summary}</p> : null}
            {evidence.length > 0 ? (
              <EvidenceList items={evidence} />
            ) : (
              <p className="muted">{t('office.matching.noRecords')}</p>
            )}
          </div>
        )}
      </Fetched>
    </Sheet>
  );
};
