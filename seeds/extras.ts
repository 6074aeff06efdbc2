import type { Topic } from './topic.ts';

export type Extra = Pick<Topic, 'title' | 'background' | 'indicators' | 'budget' | 'keywords'> & {
  /** whose need: a topic's firm */
  firm: string;
  /** how far it has come */
  end:
    | 'draft'
    | 'submitted'
    | 'returned'
    | 'declined'
    | 'closed'
    | 'expired'
    | 'withdrawn'
    | 'toGuide'
    | 'refining'
    | 'paused'
    | 'resolved';
  why?: string;
};

/** Needs beside the twenty-four: old ones that are over, and deliberately bad ones that the bureau sends back. */
export const extras: Extra[] = [
  {
    firm: 'bearing',
    title: '提高轴承寿命',
    background: '轴承寿命不够长，希望提高。',
    indicators: [],
    budget: [0, 0],
    keywords: [],
    end: 'draft',
  },
  {
    firm: 'vision',
    title: '降低生产成本',
    background: '想整体降低成本，具体请专家来看。',
    indicators: [],
    budget: [0, 0],
    keywords: [],
    end: 'draft',
  },
  {
    firm: 'pet',
    title: '咬胶耐咬时间延长',
    background:
      '现有植物纤维咬胶耐咬时间只有 6 分钟，客户投诉集中在大型犬，想在不换配方主体的前提下改善结构，做到十分钟以上。',
    indicators: ['耐咬时间|6|>=10|min|20 只犬测试'],
    budget: [5, 10],
    keywords: ['宠物食品'],
    end: 'returned',
    why: '与“宠物咬胶植物纤维替代”指标重复，请合并或说明不同点',
  },
  {
    firm: 'exo',
    title: '某型特种装备减振方案',
    background:
      '配套装备的减振指标不便公开，需要有资质的单位承担，具体参数见面谈，平台上只写大致方向，请先推荐单位来谈。',
    indicators: ['减振效率|60|>=80|%|按用户规范'],
    budget: [50, 90],
    keywords: ['减振'],
    end: 'declined',
    why: '内容疑似涉密，平台不受理，请走军民对接渠道',
  },
  {
    firm: 'mes',
    title: '招聘一名工业软件工程师',
    background:
      '公司缺一名懂 MES 的工程师，长期驻厂，负责接口维护和二次开发，待遇面议，希望科技局帮忙物色合适的人选。',
    indicators: ['到岗人数|0|>=1|人|签订合同'],
    budget: [10, 20],
    keywords: ['招聘'],
    end: 'returned',
    why: '这是用工需求，请改写成要解决的技术问题，或走科技副总岗位',
  },
  {
    firm: 'fragrance',
    title: '香精微胶囊缓释时间延长',
    background:
      '洗衣凝珠用的香精微胶囊缓释只有 10 天，客户希望 30 天，壁材不能含甲醛，包埋率也要稳定在九成以上。',
    indicators: ['缓释时间|10|>=30|天|恒温恒湿留香测试', '包埋率|82|>=90|%|气相色谱'],
    budget: [20, 30],
    keywords: ['微胶囊'],
    end: 'submitted',
  },
  {
    firm: 'loom',
    title: '织机电控柜散热改进',
    background:
      '夏季车间 40℃，电控柜内温度超过 65℃，驱动器报警停机，一天两三次，改风扇后粉尘进柜又带来短路隐患。',
    indicators: ['柜内温度|65|<=50|℃|热电偶，连续 8 小时'],
    budget: [3, 6],
    keywords: ['散热'],
    end: 'submitted',
  },
  {
    firm: 'tea',
    title: '茶叶色选机误剔率降低',
    background:
      '色选机把好茶当梗剔掉，误剔率 4%，一年损失十几万，厂家调过两次参数没有改善，怀疑和茶的含水率有关。',
    indicators: ['误剔率|4|<=1|%|10 公斤样三次'],
    budget: [5, 12],
    keywords: ['色选'],
    end: 'refining',
  },
  {
    firm: 'door',
    title: '门扇喷涂流挂在线检测',
    background:
      '门扇立喷流挂要到烘干后才看得出，返工率 7%，想在湿膜阶段就检出来，现场有粉尘和反光，节拍是每分钟两樘。',
    indicators: ['返工率|7|<=2|%|月统计'],
    budget: [10, 20],
    keywords: ['喷涂', '检测'],
    end: 'resolved',
  },
  {
    firm: 'transformer',
    title: '干变温控器误报消除',
    background:
      '温控器在雷雨天误报跳闸，去年 11 次，用户投诉多，怀疑传感器走线与接地有关，要求改造不超过每台 200 元。',
    indicators: ['误报次数|11|<=1|次/年|现场统计'],
    budget: [5, 10],
    keywords: ['温控'],
    end: 'closed',
  },
  {
    firm: 'camellia',
    title: '油茶果脱壳损失率降低',
    background:
      '脱壳机损失率 9%，壳仁分离不干净，后道压榨堵塞，想在现有机器上改筛网和风选，投入控制在十万元以内。',
    indicators: ['损失率|9|<=3|%|100 公斤样三次'],
    budget: [5, 10],
    keywords: ['脱壳'],
    end: 'closed',
  },
  {
    firm: 'hericium',
    title: '菌渣还田腐熟周期缩短',
    background:
      '每年两千吨菌渣堆肥要 60 天，场地不够，气味投诉，希望三十天内腐熟并达到有机肥标准，冬季也能做。',
    indicators: ['腐熟周期|60|<=30|天|发芽指数'],
    budget: [6, 12],
    keywords: ['菌渣'],
    end: 'expired',
  },
  {
    firm: 'straw',
    title: '秸秆收储打捆含水率控制',
    background:
      '收储秸秆含水率 25% 以上容易霉变，烘干成本高，希望田间打捆阶段就降到 15% 以下，适应丘陵小田块。',
    indicators: ['含水率|25|<=15|%|快速水分仪'],
    budget: [8, 15],
    keywords: ['秸秆'],
    end: 'toGuide',
  },
  {
    firm: 'papercone',
    title: '纸杯机换模时间缩短',
    background:
      '纸杯机换模要三小时，小单多的时候一天换两次，希望缩短到一小时内，不增加操作人员，模具沿用现有的。',
    indicators: ['换模时间|180|<=60|min|三次平均'],
    budget: [3, 8],
    keywords: ['换模'],
    end: 'withdrawn',
    why: '客户订单取消，不再需要',
  },
  {
    firm: 'quartz',
    title: '石英砂除铁提纯',
    background:
      '本地石英砂铁含量 60 ppm，做高端坩埚要 10 ppm 以下，酸洗废水处理贵，想找低酸耗的办法，先做吨级试验。',
    indicators: ['铁含量|60|<=10|ppm|等离子质谱'],
    budget: [30, 60],
    keywords: ['石英砂'],
    end: 'paused',
  },
  {
    firm: 'chestnut',
    title: '荸荠机械采收破损率降低',
    background:
      '机械采收破损率 18%，人工采收一亩要 1500 元，淤泥田块机器容易陷，希望在现有水冲式采收机上改进。',
    indicators: ['破损率|18|<=6|%|三个点取样'],
    budget: [10, 20],
    keywords: ['采收'],
    end: 'expired',
  },
];
