import type { Tier } from '@zhiqiao/shared/needs/need.schema';
import { useState } from 'react';
import { CallFailed } from '../../platform/call.ts';
import { useUrlState } from '../../platform/urlState.ts';
import { Action } from '../../ui/Action.tsx';
import { Avatar } from '../../ui/Avatar.tsx';
import { type CompareGroup, type ComparePerson, CompareTable } from '../../ui/CompareTable.tsx';
import { Cover } from '../../ui/Cover.tsx';
import { DisclosureTier } from '../../ui/DisclosureTier.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FacetChips, FacetList } from '../../ui/FacetList.tsx';
import { FailedBox } from '../../ui/FailedBox.tsx';
import { HealthPanel } from '../../ui/HealthPanel.tsx';
import { Mark } from '../../ui/Mark.tsx';
import { PageSkeleton } from '../../ui/PageSkeleton.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { facets, gaps } from './samples.ts';

export const Checks = () => {
  const [tier, setTier] = useState<Tier>('signedIn');
  const [jumped, setJumped] = useState('');
  return (
    <div className="stack">
      <HealthPanel
        score={78}
        line={60}
        gaps={gaps}
        done={[{ key: 'shape', title: '指标有现状、目标、单位', hint: '4 条里 3 条完整' }]}
        note="像您这样写的难题，7/9 有人揭榜"
        onJump={setJumped}
      />
      <Panel title="可见范围" aside={jumped}>
        <DisclosureTier what="指标" value={tier} onChange={setTier} />
      </Panel>
    </div>
  );
};

export const Filters = () => {
  const [state, set] = useUrlState({ industry: ['345'], town: [] as string[] });
  const change = (key: string, values: string[]) => set({ [key]: values });
  const clear = () => set({ industry: [], town: [] });
  return (
    <Panel title="筛选" aside="条件都在网址里">
      <div className="filtered">
        <FacetList groups={facets} chosen={state} onChange={change} />
        <FacetChips groups={facets} chosen={state} onChange={change} onClear={clear} />
      </div>
    </Panel>
  );
};

const head = (name: string, title: string, cells: Parameters<typeof Cover>[0]['cells']) => (
  <div className="stack tight">
    <div className="row">
      <Avatar name={name} />
      <div>
        <b className="big">{name}</b>
        <div className="small muted">{title}</div>
      </div>
    </div>
    <Cover cells={cells} />
  </div>
);

const answer = (verdict: 'yes' | 'partly' | 'no', words: string) => (
  <>
    <Mark verdict={verdict} /> {words}
  </>
);

const buttons = (
  <>
    <Action size="small" look="outline">
      入围
    </Action>
    <Action size="small">补问</Action>
    <Action size="small">婉拒</Action>
  </>
);

const people: ComparePerson[] = [
  {
    key: 'a',
    name: '林知微',
    head: head('林知微', '副教授 · 之滨理工大学', ['full', 'full', 'half']),
    actions: buttons,
  },
  {
    key: 'b',
    name: '陆怀瑾',
    head: head('陆怀瑾', '银龄 · 个人', ['half', 'full', 'full']),
    actions: buttons,
  },
  {
    key: 'c',
    name: '程牧野',
    head: head('程牧野', '博士 · 临溪工学院', ['full', 'half', 'none']),
    actions: buttons,
  },
];

const groups: CompareGroup[] = [
  {
    key: 'promises',
    title: '逐条指标的承诺',
    rows: [
      {
        key: 'v2',
        label: 'V2 合格率 ≥ 95%',
        cells: {
          a: answer('yes', '96%，3 批连检'),
          b: answer('partly', '94–95%'),
          c: answer('yes', '95%'),
        },
        best: ['a'],
      },
      {
        key: 'cost',
        label: '成本 ≤ 0.15 元',
        cells: {
          a: answer('yes', '+0.14 元'),
          b: answer('yes', '+0.11 元'),
          c: answer('no', '不承诺'),
        },
        best: ['b'],
      },
    ],
  },
  {
    key: 'terms',
    title: '条件',
    rows: [
      {
        key: 'months',
        label: '工期',
        cells: { a: '9 个月', b: '6 个月', c: '5 个月' },
        best: ['c'],
      },
    ],
  },
];

export const Compared = () => <CompareTable people={people} groups={groups} />;

export const Ends = () => (
  <div className="halves">
    <Panel>
      <EmptyState
        title="还没有人揭榜"
        action={
          <>
            <Action look="primary">补“怎么测”</Action>
            <Action>请推荐的 3 位</Action>
          </>
        }
      >
        发布 6 天，24 位专家看过。多数人想知道“怎么测”，补上后再请一次。
      </EmptyState>
    </Panel>
    <div className="stack">
      <FailedBox
        error={new CallFailed(0, 'offline')}
        title="没提交成功"
        onRetry={() => undefined}
      />
      <FailedBox
        error={
          new CallFailed(400, 'badInput', {
            requestId: '7f3a91c2-0000',
            issues: [{ path: 'title', code: 'too_small', message: '标题：至少写 4 个字' }],
          })
        }
        title="还没提交"
      />
      <PageSkeleton shape="rows" bare />
    </div>
  </div>
);
