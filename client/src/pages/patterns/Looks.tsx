import { bidMachine } from '@zhiqiao/shared/bids/bid.machine';
import type { Machine } from '@zhiqiao/shared/kernel/machine';
import { needMachine } from '@zhiqiao/shared/needs/need.machine';
import { useState } from 'react';
import { Action } from '../../ui/Action.tsx';
import { Avatar } from '../../ui/Avatar.tsx';
import { LongBridge } from '../../ui/Bridge.tsx';
import { Count } from '../../ui/Count.tsx';
import { DateText } from '../../ui/DateText.tsx';
import { Highlight } from '../../ui/Highlight.tsx';
import { Money } from '../../ui/Money.tsx';
import { Pager } from '../../ui/Pager.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { SampleBadge } from '../../ui/SampleBadge.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { MachinePill, StatePill } from '../../ui/StatePill.tsx';
import { Wordmark } from '../../ui/Wordmark.tsx';
import { colours, late } from './samples.ts';

export const Colours = () => (
  <Panel title="颜色" aside="一种品牌色；赭等人，朱砂逾期">
    <ul className="swatches">
      {colours.map(([name, value]) => (
        <li key={value} className="tiny">
          <div style={{ background: `var(${value})` }} />
          {name} <span className="muted">{value}</span>
        </li>
      ))}
    </ul>
  </Panel>
);

const States = <S extends string>({
  name,
  machine,
}: {
  name: string;
  machine: Machine<S, string>;
}) => (
  <div className="row top">
    <b className="pattern-name">{name}</b>
    <div className="row wrap grow">
      {(Object.keys(machine.states) as S[]).map((state) => (
        <MachinePill key={state} machine={machine} state={state} />
      ))}
    </div>
  </div>
);

export const Pills = () => (
  <Panel title="状态" aside="虚框 未开始　钟 等人　点 进行　勾 办成　三角 逾期　横 结束">
    <div className="stack">
      <States name="需求" machine={needMachine} />
      <States name="揭榜" machine={bidMachine} />
      <div className="row top">
        <b className="pattern-name">时钟</b>
        <div className="row wrap grow">
          {late.map(([tone, word]) => (
            <StatePill key={word} tone={tone}>
              {word}
            </StatePill>
          ))}
        </div>
      </div>
    </div>
  </Panel>
);

export const Small = () => {
  const [sort, setSort] = useState<'soon' | 'new'>('soon');
  const [page, setPage] = useState(3);
  return (
    <Panel title="按钮与小件" aside="一屏一个主按钮；危险只用描边">
      <div className="stack">
        <div className="row wrap">
          <Action look="primary">主要</Action>
          <Action look="outline">次要</Action>
          <Action>普通</Action>
          <Action look="danger">停用</Action>
          <Action look="text">文字</Action>
          <Action busy>正在交</Action>
          <Action blocked="利益冲突未解除（规则第九条）">入围</Action>
          <Action size="small">小</Action>
          <Segments
            label="排序"
            value={sort}
            onChange={setSort}
            options={[
              { value: 'soon', label: '快截止' },
              { value: 'new', label: '最新' },
            ]}
          />
        </div>
        <div className="row wrap">
          <Avatar name="林知微" /> <Avatar name="陆怀瑾" grey /> <Count value={3} />{' '}
          <Count value={14} hot /> <kbd>J</kbd> <SampleBadge /> <Wordmark place="清江县" />
        </div>
        <p>
          <Money fen={3240000_00} exact /> · <Money fen={400000_00} to={600000_00} /> ·{' '}
          <Money fen={112000000_00} /> · <DateText at="2026-11-21" weekday /> ·{' '}
          <DateText at="2027-01-12T01:00:00Z" as="moment" /> ·{' '}
          <Highlight
            text="精密轴承套圈磨削噪声控制"
            spans={[
              [2, 2],
              [8, 2],
            ]}
          />
        </p>
        <Pager page={page} pageSize={5} total={68} onPage={setPage} />
        <div style={{ maxWidth: 400 }}>
          <LongBridge />
        </div>
      </div>
    </Panel>
  );
};
