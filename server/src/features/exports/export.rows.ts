import { engagementMachine } from '@zhiqiao/shared/engagements/engagement.machine';
import type { EngagementView } from '@zhiqiao/shared/engagements/engagement.schema';
import { needMachine } from '@zhiqiao/shared/needs/need.machine';
import { outcomeMachine } from '@zhiqiao/shared/outcomes/outcome.machine';
import type { ExpertRead } from '../experts/expert.reads.ts';
import type { NeedRead } from '../needs/need.reads.ts';
import type { OutcomeRead } from '../outcomes/outcome.reads.ts';
import { namesOf } from '../reference/reference.service.ts';
import { offerCells } from './export.offers.ts';
import * as words from './export.words.ts';

/** A row by the keys of the import's columns; what stands under 编号 and the like an import leaves alone. */
export type Cells = Record<string, string>;

/** Columns beyond those of an import: what the platform knows and an import does not set. */
export const moreColumns = {
  needs: ['编号', '状态', '行业名称', '体检分', '揭榜数'],
  experts: ['核验', '在办合作'],
  outcomes: ['编号', '状态', '试用中', '已转化', '文件和可见范围'],
} as const;

export const dealColumns = [
  '合作编号',
  '状态',
  '需求编号',
  '需求名称',
  '企业',
  '专家',
  '合同金额（万元）',
  '工期（月）',
  '签署日期',
  '合同编号',
  '选定时间',
] as const;

const standings = { unverified: '待核验', verified: '已核验', refused: '核验不通过' } as const;

export const needCells = ({ row, firmName, bids }: NeedRead): Cells => ({
  title: row.title,
  firm: firmName,
  background: row.background,
  tried: row.tried,
  indicators: words.indicatorsCell(row.indicators as never),
  budgetFrom: words.wanCell(row.budget?.min),
  budgetTo: words.wanCell(row.budget?.max),
  deadline: row.deadline ?? '',
  industry: row.industry ?? '',
  disciplines: words.listed(row.disciplines),
  town: namesOf('towns', row.town ? [row.town] : []).join(''),
  modes: words.modesCell(row.modes),
  keywords: words.listed(row.keywords),
  编号: row.number,
  状态: needMachine.states[row.state].zh,
  行业名称: namesOf('industries', row.industry ? [row.industry] : []).join(''),
  体检分: String(row.health),
  揭榜数: String(bids),
});

export const expertCells = (row: ExpertRead): Cells => ({
  name: row.name,
  category: words.categoryWords[row.category],
  envoyLevel: row.envoyLevel ? words.levelWords[row.envoyLevel] : '',
  envoyKind: row.envoyKind ? words.kindWords[row.envoyKind] : '',
  unitName: row.unitShown,
  title: row.title,
  disciplines: words.listed(row.disciplines),
  industries: words.listed(row.industries),
  summary: row.summary,
  evidence: words.evidenceCell(row.evidence),
  towns: words.listed(namesOf('towns', row.towns)),
  capacity: String(row.capacity),
  daysPerMonth: String(row.availability.daysPerMonth ?? ''),
  核验: standings[row.standing],
  在办合作: String(row.active),
});

const tierWords: Record<string, string> = {
  public: '所有人',
  signedIn: '登录的人',
  trial: '签了试用的企业',
};

/** @param names of files and experts by id */
export const outcomeCells = (
  { row, ownerName, trials }: OutcomeRead,
  names: ReadonlyMap<string, string>,
): Cells => ({
  title: row.title,
  owner: ownerName,
  summary: row.summary,
  maturity: String(row.maturity),
  patents: words.listed(row.patents),
  industries: words.listed(row.industries),
  modes: words.modesCell(row.modes),
  price: words.wanCell(row.price),
  terms: row.terms,
  trialFirst: words.yesCell(row.trialFirst),
  keywords: words.listed(row.keywords),
  maturityEvidence: row.maturityEvidence ?? '',
  exclusive: words.yesCell(row.exclusive ?? false),
  trialMonths: String(row.trialMonths ?? 12),
  trialScope: row.trialScope ?? '',
  inventors: words.peopleCell(row.inventors ?? []),
  inventor: row.inventor ? (names.get(String(row.inventor)) ?? '') : '',
  properties: words.propertiesCell(row.properties ?? []),
  dispute: row.dispute ?? '',
  ...offerCells(row.offer),
  unitAgreed: words.yesCell(row.ownershipClear),
  编号: row.number,
  状态: outcomeMachine.states[row.state].zh,
  试用中: String(trials?.running ?? 0),
  已转化: String(trials?.converted ?? 0),
  文件和可见范围: words.inCell([
    ...(row.files ?? []).map(({ file, tier }) => [
      names.get(String(file)) ?? '',
      tierWords[tier ?? ''] ?? '',
    ]),
    ...(row.pictures ?? []).map(({ file }) => [names.get(String(file)) ?? '', tierWords.public!]),
  ]),
});

export const dealCells = (deal: EngagementView): Cells => ({
  合作编号: deal.number,
  状态: engagementMachine.states[deal.state].zh,
  需求编号: deal.need.number,
  需求名称: deal.need.title,
  企业: deal.firm.name,
  专家: deal.expert.name,
  '合同金额（万元）': words.wanCell(deal.price),
  '工期（月）': String(deal.months),
  签署日期: deal.signedOn ?? '',
  合同编号: deal.contractNumber ?? '',
  选定时间: deal.since.slice(0, 10),
});
