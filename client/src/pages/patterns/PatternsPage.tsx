import { Page } from '../../ui/Page.tsx';
import { TabLinks, useTab } from '../../ui/TabLinks.tsx';
import { Colours, Pills, Small } from './Looks.tsx';
import { Clocks, Indicators, Reasons, Track } from './Reasons.tsx';
import { Checks, Compared, Ends, Filters } from './Working.tsx';
import './PatternsPage.css';

const tabs = [
  { key: 'all', label: '全部', count: 13 },
  { key: 'states', label: '空、错、等' },
] as const;

const Everything = () => (
  <>
    <Colours />
    <Pills />
    <div className="halves">
      <Clocks />
      <Reasons />
    </div>
    <Track />
    <div className="beside">
      <div className="stack loose">
        <Indicators />
        <Compared />
      </div>
      <Checks />
    </div>
    <Filters />
    <Small />
  </>
);

/** 组件样张: every component of the house with invented content. */
export const PatternsPage = () => {
  const tab = useTab(tabs.map(({ key }) => key));
  return (
    <Page
      title="组件样张"
      crumb={[{ label: '一网尽览', to: '/' }, { label: '样张' }]}
      meta="六种状态色，每种另有形状，不靠颜色分辨。内容均为示例。"
    >
      <div className="stack loose" lang="zh-CN">
        <TabLinks label="样张" tabs={tabs} />
        {tab === 'all' ? <Everything /> : null}
        <Ends />
      </div>
    </Page>
  );
};
