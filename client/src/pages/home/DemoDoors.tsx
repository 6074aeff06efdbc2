import { enterDemo, listDemoDoors } from '@zhiqiao/shared/accounts/account.endpoints';
import { useNavigate } from 'react-router';
import { paths } from '../../app/paths.ts';
import { useCall, useSend } from '../../platform/query.ts';
import { houseOfRole, useBecome, useMe } from '../../platform/session.ts';
import { useWords } from '../../platform/words/speech.ts';
import { FailedBox } from '../../ui/FailedBox.tsx';

/** One click and one is a firm, an expert, a university office or the bureau. Only where the data is invented. */
export const DemoDoors = ({ to = paths.desk }: { to?: string }) => {
  const t = useWords();
  const navigate = useNavigate();
  const become = useBecome();
  const { demo } = useMe();
  const { data } = useCall(listDemoDoors, {}, { enabled: demo, fresh: 600_000 });
  const enter = useSend(enterDemo, {
    onDone: (me) => {
      become(me);
      void navigate(to);
    },
  });
  if (!demo) return null;
  return (
    <section className="demo-doors" aria-labelledby="demo-doors">
      <div className="row spread wrap">
        <h2 id="demo-doors">{t('home.doors.title')}</h2>
        <span className="small muted">{t('home.doors.note')}</span>
      </div>
      <ul>
        {(data?.items ?? []).map((door) => (
          <li key={door.key}>
            <button
              type="button"
              aria-busy={enter.isPending && enter.variables.body.key === door.key}
              onClick={() => enter.mutate({ body: { key: door.key } })}
            >
              <b>{t(`home.doors.role.${houseOfRole(door.role)}`)}</b>
              <span className="small soft">
                {[door.place, door.name].filter(Boolean).join(' · ')}
              </span>
              <span className="small demo-go" aria-hidden="true">
                {t('home.doors.go')}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {enter.error ? <FailedBox error={enter.error} focus /> : null}
    </section>
  );
};
