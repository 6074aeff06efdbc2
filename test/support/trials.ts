import type { House } from './app.ts';
import { aVerifiedExpert, aVerifiedFirm, type Seated, seated } from './people.ts';
import { terms } from './trials.terms.ts';

export { terms };

export const offer = {
  mode: 'salesShare',
  pricing: terms().pricing,
  trigger: 'kept',
};

export const outcomeBrief = (changes: object = {}) => ({
  title: '滚道超精研参数自适应方法',
  summary: '按在线测振结果调整超精研参数',
  maturity: 7,
  maturityEvidence: '两家企业中试',
  properties: [{ number: 'ZL202310000001.1', kind: 'invention', validUntil: '2043-01-01' }],
  industries: ['3451'],
  modes: ['license'],
  trialFirst: true,
  offer,
  ownershipClear: true,
  ...changes,
});

export interface TrialCast {
  officer: Seated;
  unit: Seated;
  firm: Seated;
  inventor: Seated;
}

/** The bureau, a university's office with one of its experts, and a verified firm. */
export const aTrialCast = async (house: House): Promise<TrialCast> => {
  const officer = await seated(house, 'broker');
  const unit = await seated(house, 'universityOfficer');
  const inventor = await aVerifiedExpert(house, officer, { unit: unit.organisation });
  return { officer, unit, inventor, firm: await aVerifiedFirm(house, officer) };
};

export const post = async (who: Seated, path: string, body: object = {}, status = 200) => {
  const reply = await who.person.post(path, body);
  if (reply.status !== status)
    throw new Error(`${path} answered ${reply.status}: ${JSON.stringify(reply.body)}`);
  return reply.body;
};

/** An outcome that its inventor confirmed and its unit listed. */
export const aListedOutcome = async (cast: TrialCast, changes: object = {}) => {
  const made = await post(cast.unit, '/api/outcomes', outcomeBrief(changes));
  const sent = await post(cast.unit, `/api/outcomes/${made.id}/submit`);
  if (sent.state === 'inventorReview') await post(cast.inventor, `/api/outcomes/${made.id}/submit`);
  return post(cast.unit, `/api/outcomes/${made.id}/approve`);
};

export const request = (outcome: string, changes: object = {}) => ({
  outcome,
  useCase: '用在 6203 套圈超精研工序，先在一条产线验证',
  scope: terms().scope,
  size: 'small',
  months: 6,
  ...changes,
});

export const diligence = {
  basis: '权属清晰，两家企业中试合格，办公会同意',
  decidedBy: '成果转化办公会',
};

export const upload = async (who: Seated, name = '记录.txt', text = '测振仪原始记录') =>
  (await who.person.upload('/api/files', name, text)).body.id as string;

/** A trial whose terms all sides have signed. */
export const aSignedTrial = async (cast: TrialCast, outcome: string, changes: object = {}) => {
  const { id } = await post(cast.firm, '/api/trials', request(outcome));
  await post(cast.unit, `/api/trials/${id}/approve`, diligence);
  const written = await cast.unit.person.put(`/api/trials/${id}/terms`, {
    terms: terms(changes),
    rev: 0,
  });
  if (written.status !== 200) throw new Error(JSON.stringify(written.body));
  let view = written.body;
  const sides: Record<string, Seated> = {
    firm: cast.firm,
    unit: cast.unit,
    inventor: cast.inventor,
  };
  for (const side of view.sidesToSign as string[])
    view = await post(sides[side]!, `/api/trials/${id}/sign`, { terms: 1, pledge: true });
  return view;
};

/** A trial that the firm uses since today. */
export const aRunningTrial = async (
  house: House,
  cast: TrialCast,
  outcome: string,
  changes: object = {},
) => {
  const { id } = await aSignedTrial(cast, outcome, changes);
  await post(cast.unit, `/api/trials/${id}/hand-over`, { given: ['doc1', 'doc2'] });
  return post(cast.firm, `/api/trials/${id}/begin`, {
    startedOn: today(house),
    received: ['doc1', 'doc2'],
    baseline: [
      { key: 'ind1', value: 86 },
      { key: 'ind2', value: 1.8 },
    ],
    measured: '测振仪抽检 200 套/批，连续 3 批',
  });
};

export const today = (house: House): string =>
  new Date(house.clock.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

export const days = (count: number): number => count * 86_400_000;

export const aReport = (house: House, changes: object = {}) => ({
  on: today(house),
  values: [
    { key: 'ind1', value: 95.1 },
    { key: 'ind2', value: 0.9 },
  ],
  quantities: [{ name: '增产值', value: 6_115_000 }],
  note: '换砂轮，停 2 天',
  ...changes,
});
