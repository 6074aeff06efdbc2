import { listPublicity } from '@zhiqiao/shared/trials/trial.reading.endpoints';
import { paths } from '../../app/paths.ts';
import { PublicRow } from '../../features/trials/PublicRow.tsx';
import { useCall } from '../../platform/query.ts';
import { useWords } from '../../platform/words/speech.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Fetched } from '../../ui/Fetched.tsx';
import { Page } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';

/** Prices that are public now; whoever is signed in may object. */
export const PublicityPage = () => {
  const t = useWords();
  return (
    <Page
      title={t('trial.publicity.title')}
      crumb={[
        { label: t('trial.list.window'), to: paths.trials },
        { label: t('trial.publicity.title') },
      ]}
      meta={t('trial.publicity.meta')}
    >
      <Fetched of={useCall(listPublicity, {})} shape="rows" bare>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('trial.publicity.none')}>
              {t('trial.publicity.noneText')}
            </EmptyState>
          ) : (
            <Panel flush>
              <ul>
                {items.map((item) => (
                  <PublicRow key={item.trial} item={item} />
                ))}
              </ul>
            </Panel>
          )
        }
      </Fetched>
    </Page>
  );
};
