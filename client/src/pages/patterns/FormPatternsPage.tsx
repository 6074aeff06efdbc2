import { App, DatePicker, Drawer, Form, Input, InputNumber, Modal, Select, Table } from 'antd';
import { useState } from 'react';
import { Action } from '../../ui/Action.tsx';
import { Page } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';

const modes = [
  { value: 'develop', label: '委托开发' },
  { value: 'jointDevelop', label: '合作开发' },
];

const SampleForm = () => (
  <Form layout="vertical" requiredMark={false}>
    <Form.Item
      label="标题"
      name="title"
      validateStatus="error"
      help="没有数。请写现在多少、想要多少。"
    >
      <Input />
    </Form.Item>
    <Form.Item label="问题描述" name="background">
      <Input.TextArea autoSize={{ minRows: 2 }} placeholder="套圈磨削后噪声散差大……" />
    </Form.Item>
    <div className="halves">
      <Form.Item label="预算" name="budget">
        <InputNumber suffix="万元" style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item label="揭榜截止" name="deadline">
        <DatePicker style={{ width: '100%' }} />
      </Form.Item>
    </div>
    <Form.Item label="合作方式" name="mode">
      <Select options={modes} placeholder="请选择" />
    </Form.Item>
  </Form>
);

const rows = [
  { key: 1, title: '深沟球轴承磨削振纹', firm: '砺行轴承', met: '4/4' },
  { key: 2, title: '竹材防霉 12 个月', firm: '岚竹新材', met: '2/2' },
];

const columns = [
  { title: '难题', dataIndex: 'title' },
  { title: '企业', dataIndex: 'firm' },
  { title: '达标', dataIndex: 'met', align: 'right' as const },
];

const Floating = () => {
  const { message } = App.useApp();
  const [drawer, setDrawer] = useState(false);
  const [modal, setModal] = useState(false);
  return (
    <div className="row wrap">
      <Action onClick={() => setDrawer(true)}>打开证据</Action>
      <Action onClick={() => setModal(true)}>婉拒</Action>
      <Action onClick={() => void message.info('已撤销')}>撤销</Action>
      <Drawer title="2024 论文表 2" open={drawer} onClose={() => setDrawer(false)}>
        圆度 0.72 μm，n=60
      </Drawer>
      <Modal title="婉拒" open={modal} onCancel={() => setModal(false)} okText="确认婉拒">
        婉拒须选原因并写一句话。
      </Modal>
    </div>
  );
};

/** antd in our theme: fields, a table, what floats. */
export const FormPatternsPage = () => (
  <Page title="表单样张" crumb={[{ label: '样张', to: '/patterns' }, { label: '表单' }]}>
    <div className="halves" lang="zh-CN">
      <Panel title="填写">
        <SampleForm />
      </Panel>
      <div className="stack">
        <Panel title="表格" flush>
          <Table dataSource={rows} columns={columns} pagination={false} />
        </Panel>
        <Panel title="浮层">
          <Floating />
        </Panel>
      </div>
    </div>
  </Page>
);
