import { verifyExpert } from '@zhiqiao/shared/experts/expert.endpoints';
import { verifyOrganisation } from '@zhiqiao/shared/organisations/organisation.endpoints';
import { useSend } from '../../platform/query.ts';
import { useWords } from '../../platform/words/speech.ts';
import { DeedSheet } from '../../ui/DeedSheet.tsx';

export interface Judged {
  noun: 'organisation' | 'expert';
  id: string;
  name: string;
  verdict: 'verified' | 'refused';
}

const useVerdict = (noun: Judged['noun'], onDone: () => void) => {
  const options = { touches: ['desk'], onDone };
  const organisation = useSend(verifyOrganisation, options);
  const expert = useSend(verifyExpert, options);
  return noun === 'expert' ? expert : organisation;
};

/** The bureau's word on a firm or an expert: verified, or not and why. */
export const VerdictSheet = ({ judged, onClose }: { judged: Judged; onClose: () => void }) => {
  const t = useWords();
  const { noun, id, name, verdict } = judged;
  const send = useVerdict(noun, onClose);
  const refused = verdict === 'refused';
  const word = t(refused ? 'office.organisations.refuse' : 'office.organisations.verify');
  const what =
    noun === 'expert' ? 'office.organisations.verifyExpertWhat' : 'office.organisations.verifyWhat';
  return (
    <DeedSheet
      title={`${word} · ${name}`}
      what={t(refused ? 'office.organisations.refuseWhat' : what)}
      submit={word}
      danger={refused}
      note={{
        label: t(refused ? 'office.organisations.note' : 'office.organisations.noteOptional'),
        missing: refused ? t('office.organisations.noteMissing') : undefined,
      }}
      busy={send.isPending}
      error={send.error}
      onSend={(note) => send.mutate({ params: { id }, body: { verdict, note } })}
      onClose={onClose}
    />
  );
};
