import type { ImportKind } from './import.schema.ts';

/** One column of an import: its key, the headings it answers to (the first is the template's), and an example. */
export interface ImportColumn {
  key: string;
  headings: readonly string[];
  example: string;
  required?: boolean;
}

const column = (
  key: string,
  headings: string[],
  example: string,
  required = false,
): ImportColumn => ({
  key,
  headings,
  example,
  ...(required ? { required } : {}),
});

const modeExample = '合作开发、技术许可';

/** What bureaus' own tables call things; other exports' headings are accepted too. */
export const importColumns: Record<ImportKind, readonly ImportColumn[]> = {
  needs: [
    column('title', ['需求名称', '标题', 'title', 'name'], '精密轴承套圈磨削噪声控制', true),
    column('firm', ['企业', '企业名称', 'firm'], '砺行轴承（示例）'),
    column(
      'background',
      ['问题描述', '需求内容', 'background', 'context'],
      '套圈磨削后噪声散差大，V2 合格率只有 86%',
      true,
    ),
    column('tried', ['试过什么', 'tried'], '换过两种砂轮'),
    column(
      'indicators',
      ['指标', 'indicators'],
      'V2 合格率|86|>=95|%|测振仪抽检 200 套/批；滚道圆度|1.8|<=0.8|μm|圆度仪',
    ),
    column('budgetFrom', ['预算下限（万元）', 'budgetFrom'], '40'),
    column('budgetTo', ['预算上限（万元）', 'budgetTo'], '60'),
    column('deadline', ['揭榜截止', 'deadline'], '2027-03-31'),
    column('industry', ['行业', 'industry', 'classification'], '3451'),
    column('disciplines', ['学科', 'disciplines'], '4602020'),
    column('town', ['乡镇街道', 'town'], '石桥镇'),
    column('modes', ['合作方式', 'modes', 'cooperationMethod'], modeExample),
    column('keywords', ['关键词', 'keywords'], '轴承、磨削、噪声'),
  ],
  experts: [
    column('name', ['姓名', 'name'], '林知微', true),
    column('category', ['专家类别', 'category'], '科技副总', true),
    column('envoyLevel', ['特派员级别', 'envoyLevel'], '省'),
    column('envoyKind', ['特派员类型', 'envoyKind'], '个人'),
    column('unitName', ['所在单位', 'unit', 'unitName'], '之滨理工大学（示例）'),
    column('title', ['职称', 'title'], '副教授'),
    column('disciplines', ['学科', 'disciplines'], '4602020、46025'),
    column('industries', ['行业', 'industries'], '3451'),
    column('summary', ['简介', 'summary'], '长期做精密轴承磨削与噪声控制'),
    column(
      'evidence',
      ['证据', 'evidence'],
      '专利|套圈超精研方法|V2 合格率 96.1%|2023；论文|滚道圆度|0.72 μm|2024',
    ),
    column('towns', ['服务乡镇', 'towns'], '石桥镇、云溪镇'),
    column('capacity', ['同时承接数', 'capacity'], '2'),
    column('daysPerMonth', ['每月天数', 'daysPerMonth'], '4'),
  ],
  outcomes: [
    column('title', ['成果名称', '标题', 'title', 'name'], '套圈超精研参数自适应方法', true),
    column('owner', ['权属单位', 'owner'], '之滨理工大学（示例）'),
    column('summary', ['成果简介', 'summary', 'context'], '按在线测振结果调整超精研参数', true),
    column('maturity', ['成熟度', 'maturity'], '7', true),
    column('patents', ['知识产权号', 'patents'], '示例专利 ZL 2023 1 0000001'),
    column('industries', ['行业', 'industries', 'classification'], '3451'),
    column('modes', ['合作方式', 'modes', 'cooperationMethod'], modeExample),
    column('price', ['价格（万元）', 'price'], '18'),
    column('terms', ['条件', 'terms'], '免费试用 6 个月'),
    column('trialFirst', ['先用后转', 'trialFirst'], '是'),
    column('keywords', ['关键词', 'keywords'], '轴承、超精研'),
    column('maturityEvidence', ['成熟度依据', 'maturityEvidence'], '两家企业中试合格'),
    column('exclusive', ['独占试用', 'exclusive'], '否'),
    column('trialMonths', ['试用期（月）', 'trialMonths'], '6'),
    column('trialScope', ['试用范围', 'trialScope'], '县内企业，一条产线'),
    column('inventors', ['完成人及比例', 'inventors'], '林知微|60；课题组|40'),
    column('inventor', ['由谁确认（姓名、登录名或邮箱）', '确认人', 'inventor'], '林知微'),
    column(
      'properties',
      ['知识产权有效期', 'properties'],
      '示例专利 ZL 2023 1 0000001|发明|2043-06-30',
    ),
    column('dispute', ['权属争议', 'dispute'], ''),
    column('payBy', ['留用时怎么付', 'payBy'], '按销售额提成'),
    column('payPrice', ['留用价', 'payPrice'], '新增产值 × 1.5%'),
    column(
      'payQuantities',
      ['公式里的量', 'payQuantities'],
      '新增产值|合格率提高带来的年新增产值|元',
    ),
    column('payCap', ['每期封顶（万元）', 'payCap'], '20'),
    column('payYears', ['付几年', 'payYears'], '3'),
    column('payTrigger', ['什么时候付', 'payTrigger'], '决定留用后'),
    column('payNote', ['付款补充说明', 'payNote'], ''),
    column('unitAgreed', ['权属清晰且单位同意公开', '单位已同意公开', 'unitAgreed'], '是'),
  ],
};
