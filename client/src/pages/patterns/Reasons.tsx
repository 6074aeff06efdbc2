import { useState } from 'react';
import { Action } from '../../ui/Action.tsx';
import { Clock } from '../../ui/Clock.tsx';
import { Cover } from '../../ui/Cover.tsx';
import { IndicatorLine, IndicatorRows } from '../../ui/IndicatorRows.tsx';
import { NextMove } from '../../ui/NextMove.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { ReasonList, ReasonRow } from '../../ui/ReasonRow.tsx';
import { StateTrack } from '../../ui/StateTrack.tsx';
import { Timeline } from '../../ui/Timeline.tsx';
import { clocks, events, indicators, now } from './samples.ts';

const steps = [
  { key: 'draft', name: '草稿', when: '11月3日' },
  { key: 'review', name: '审核通过', when: '11月5日 · 用 2 日' },
  { key: 'publish', name: '凝练发布', when: '11月12日' },
  { key: 'match', name: '对接中', when: '至 3月31日 · 剩 78 天' },
  { key: 'commit', name: '达成合作' },
  { key: 'deliver', name: '实施' },
  { key: 'solve', name: '已解决' },
];

export const Clocks = () => (
  <Panel title="时钟与该谁动">
    <div className="stack">
      {clocks.map((clock) => (
        <Clock key={clock.due} {...clock} now={now} />
      ))}
      <Clock due="2027-03-31T23:59:59+08:00" count="days" now={now} short />
      <NextMove
        who="you"
        what="3 份揭榜申请待答复"
        otherwise="过期后暂不能发新题"
        clock={{ due: '2027-01-18T18:00:00+08:00', startedAt: '2027-01-08T09:00:00+08:00', now }}
        action={<Action look="primary">逐份答复</Action>}
      />
      <NextMove
        who="锦梭纺机"
        what="看过补充，答复这份揭榜"
        clock={{ due: '2027-01-20T18:00:00+08:00', startedAt: '2027-01-11T09:00:00+08:00', now }}
      />
    </div>
  </Panel>
);

const gapWords = '请他说明加修整后的节拍';

export const Reasons = () => {
  const [opened, setOpened] = useState('');
  return (
    <Panel title="理由与缺口" aside={<Cover cells={['full', 'full', 'half', 'none']} score={82} />}>
      <div className="stack">
        <ReasonList label="林知微">
          <ReasonRow
            verdict="yes"
            label="圆度 ≤ 0.8 μm"
            evidence={[
              { key: 'a', text: '2024 论文表 2', onOpen: () => setOpened('2024 论文表 2') },
            ]}
            detail="0.72 μm，n=60"
          />
          <ReasonRow verdict="partly" label="节拍 ≤ 20 s" detail="24 s/件" gap={gapWords} />
          <ReasonRow verdict="no" label="成本 ≤ 0.15 元" gap="可在对话里问一句" />
          <ReasonRow verdict="conflict" label="利益冲突" word="须回避" detail="配偶持股 3%" />
        </ReasonList>
        {opened ? <p className="small muted">已打开：{opened}</p> : null}
        <p>
          <IndicatorLine row={indicators[0]!} />
        </p>
        <Timeline items={events} label="经过" />
      </div>
    </Panel>
  );
};

export const Track = () => (
  <div className="not-phone">
    <Panel title="走到哪一步">
      <StateTrack steps={steps} at={3} />
    </Panel>
  </div>
);

export const Indicators = () => (
  <Panel title="要做到的指标" aside="版本 2 · 11月12日确认" flush>
    <IndicatorRows rows={indicators} />
  </Panel>
);
