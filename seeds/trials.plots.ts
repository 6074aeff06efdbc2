/** How far a trial of the demonstration has come. */
export type TrialEnd =
  | 'queued'
  | 'unitReview'
  | 'declined'
  | 'calledOff'
  | 'termsWritten'
  | 'halfSigned'
  | 'signed'
  | 'insured'
  | 'handover'
  | 'inTrial'
  | 'extended'
  | 'longer'
  | 'evaluating'
  | 'overdue'
  | 'converting'
  | 'pricing'
  | 'publicity'
  | 'converted'
  | 'registered'
  | 'returned'
  | 'ended'
  | 'breached'
  | 'rightsClaim'
  | 'settled';

export interface TrialPlot {
  /** whose outcome, by topic: the first that may be tried */
  topic: string;
  /** the firm that tries it, by topic */
  firm: string;
  end: TrialEnd;
  /** days since it was asked for */
  daysAgo: number;
  months: number;
  /** what the firm wrote when it gave it back */
  lessons?: string;
}

const plot = (
  topic: string,
  firm: string,
  end: TrialEnd,
  daysAgo: number,
  months: number,
  lessons?: string,
): TrialPlot => ({ topic, firm, end, daysAgo, months, ...(lessons ? { lessons } : {}) });

/** One trial in every state, and the ends that a county wants to learn from. */
export const trialPlots: readonly TrialPlot[] = [
  plot('bearing', 'bearing', 'evaluating', 172, 6),
  plot('vision', 'vision', 'inTrial', 110, 6),
  plot('vision', 'papercone', 'registered', 320, 6),
  plot('bearing', 'casting', 'converted', 290, 6),
  plot('brake', 'brake', 'publicity', 230, 6),
  plot('pad', 'pad', 'pricing', 215, 6),
  plot('transformer', 'transformer', 'converting', 205, 6),
  plot('casting', 'casting', 'overdue', 230, 6),
  plot('loom', 'loom', 'ended', 300, 6, '主轴能耗降了 6%，没到 15%：厂里电网谐波大，先治谐波再试'),
  plot(
    'papercone',
    'papercone',
    'returned',
    120,
    3,
    '四头同步稳定，但换型要 40 分钟，小批量用不上',
  ),
  plot('mes', 'mes', 'rightsClaim', 160, 6),
  plot('straw', 'straw', 'breached', 130, 6),
  plot('bamboo', 'bamboo', 'settled', 310, 6),
  plot('quartz', 'quartz', 'extended', 150, 6),
  plot('fragrance', 'fragrance', 'longer', 190, 6),
  plot('pet', 'pet', 'inTrial', 70, 12),
  plot('exo', 'exo', 'handover', 30, 6),
  plot('camellia', 'camellia', 'insured', 28, 6),
  plot('pomelo', 'pomelo', 'signed', 24, 6),
  plot('hericium', 'hericium', 'halfSigned', 18, 6),
  plot('tea', 'tea', 'termsWritten', 14, 6),
  plot('corn', 'corn', 'unitReview', 4, 6),
  plot('chestnut', 'chestnut', 'declined', 40, 6),
  plot('croaker', 'croaker', 'calledOff', 45, 6),
  plot('door', 'door', 'inTrial', 60, 12),
  plot('door', 'mes', 'queued', 20, 6),
  plot('tea', 'camellia', 'ended', 260, 3, '摊青时间缩短了，但雨天鲜叶水分高时要人工改参数'),
  plot('cage', 'cage', 'inTrial', 95, 6),
];
