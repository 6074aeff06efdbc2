import type { Role } from '@zhiqiao/shared/accounts/account.schema';
import { listMembers } from '@zhiqiao/shared/organisations/organisation.endpoints';
import { dayText } from '../../platform/format.ts';
import { useCall } from '../../platform/query.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Fetched } from '../../ui/Fetched.tsx';
import { Panel } from '../../ui/Panel.tsx';
import '../../ui/PlainRows.css';

/** Who belongs to an organisation. */
export const MembersPanel = ({ id }: { id: string }) => {
  const t = useWords();
  const language = useLanguage();
  return (
    <Panel title={t('account.colleagues')} flush>
      <Fetched of={useCall(listMembers, { params: { id } })} shape="rows" bare>
        {({ items }) => (
          <ul className="plain-rows">
            {items.map((one) => (
              <li key={one.id}>
                <span className="row">
                  <Avatar name={one.name} size="small" />
                  <b>{one.name}</b>
                  <span className="soft">{t(`account.roles.${one.role as Role}`)}</span>
                </span>
                <span className="small muted">
                  {t('account.joined', { day: dayText(one.since, language) })}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Fetched>
    </Panel>
  );
};
