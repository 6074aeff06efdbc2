import type { NoticeView } from '@zhiqiao/shared/notices/notice.schema';
import { paths } from '../../app/paths.ts';
import { useMe } from '../../platform/session.ts';

/** Where a notice leads: the thing itself, or the desk where it is dealt with. */
export const useNoticeAddress = () => {
  const { house } = useMe();
  const bureau = house === 'bureau';
  return ({ link, code, words }: NoticeView): string => {
    // Several things of one day are on the desk, each with its clock.
    if (Number(words.count ?? 1) > 1 && words.what) return paths.desk;
    if (code === 'firmChased') return paths.desk;
    if (code.startsWith('card')) return paths.organisation(link.id);
    if (link.noun === 'watch') return words.address ?? paths.watches;
    if (link.noun === 'need') return paths.need(link.id);
    if (link.noun === 'bid') return paths.bid(link.id);
    if (link.noun === 'conversation') return paths.conversation(link.id);
    if (link.noun === 'outcome') return paths.outcome(link.id);
    if (link.noun === 'payment') return paths.payments;
    if (link.noun === 'lead') return paths.leads;
    if (link.noun === 'trial') return paths.trial(link.id);
    if (link.noun === 'contract') return paths.contract(link.id);
    if (link.noun === 'offer') return paths.desk;
    if (link.noun === 'import') return `${paths.imports}?id=${link.id}`;
    if (link.noun === 'expert')
      return bureau && code === 'expertRegistered'
        ? `${paths.organisations}?tab=experts&id=${link.id}`
        : paths.expert(link.id);
    return bureau ? `${paths.organisations}?id=${link.id}` : `${paths.account}?tab=organisation`;
  };
};
