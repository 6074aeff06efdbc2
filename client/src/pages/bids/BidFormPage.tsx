import { readBid } from '@zhiqiao/shared/bids/bid.endpoints';
import type { BidView } from '@zhiqiao/shared/bids/bid.schema';
import { permits } from '@zhiqiao/shared/kernel/policy';
import { readNeed } from '@zhiqiao/shared/needs/need.endpoints';
import { type NeedStanding, needPolicy } from '@zhiqiao/shared/needs/need.policy';
import type { NeedView } from '@zhiqiao/shared/needs/need.schema';
import { useState } from 'react';
import { Navigate, useParams } from 'react-router';
import { paths } from '../../app/paths.ts';
import { useCall } from '../../platform/query.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Fetched } from '../../ui/Fetched.tsx';
import { Page } from '../../ui/Page.tsx';
import { BidWriting } from './BidWriting.tsx';

const mayBid = (need: NeedView): boolean =>
  permits(needPolicy, 'bid', need.standings as NeedStanding[], need.state);

const NotOpen = ({ need }: { need: NeedView }) => {
  const t = useWords();
  return (
    <Page title={t('bid.writeFor', { title: need.title })}>
      <EmptyState
        title={t('bid.notOpen')}
        action={
          <Action look="primary" to={paths.needs}>
            {t('bid.otherNeeds')}
          </Action>
        }
      >
        {t('bid.notOpenText')}
      </EmptyState>
    </Page>
  );
};

const WithDraft = ({ need, bid }: { need: NeedView; bid: string }) => {
  const stored = useCall(readBid, { params: { id: bid } });
  return (
    <Fetched of={stored} shape="form">
      {(data: BidView) =>
        data.state === 'draft' ? (
          <BidWriting need={need} bid={data} />
        ) : (
          <Navigate to={paths.bid(data.id)} replace />
        )
      }
    </Fetched>
  );
};

// Decided once: the draft begun here must not take the form away under the writer's hands.
const Decided = ({ need }: { need: NeedView }) => {
  const [first] = useState(need);
  if (first.myBid) return <WithDraft need={need} bid={first.myBid.id} />;
  return mayBid(first) ? <BidWriting need={need} bid={undefined} /> : <NotOpen need={need} />;
};

/** The one page with which an expert answers a need; a draft that is there already is written on. */
export const BidFormPage = () => {
  const { id = '' } = useParams();
  const need = useCall(readNeed, { params: { id } });
  return (
    <Fetched of={need} shape="form">
      {(data) => <Decided key={data.id} need={data} />}
    </Fetched>
  );
};
