import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import { demand, permits } from '@zhiqiao/shared/kernel/policy';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import { dayOf } from '@zhiqiao/shared/rules/workingDays';
import { type TrialStanding, trialPolicy } from '@zhiqiao/shared/trials/trial.policy';
import type * as doors from '@zhiqiao/shared/trials/trial.reading.endpoints';
import type { TrialCost, TrialView } from '@zhiqiao/shared/trials/trial.view';
import type { UseCase } from '../../platform/ask.ts';
import { factsOf as eventsOf } from '../../platform/events.ts';
import type { World } from '../../platform/world.ts';
import { contractTold } from '../contracts/contract.reads.ts';
import { expertName } from '../experts/expert.reads.ts';
import { checkedFile } from '../files/file.keeping.service.ts';
import { fileLinks } from '../files/file.service.ts';
import { needBriefs } from '../needs/need.reads.ts';
import { organisationNames } from '../organisations/organisation.reads.ts';
import { outcomeTitles } from '../outcomes/outcome.reads.ts';
import { quoteOf, quoteRuleCodes } from '../quotes/quote.lines.ts';
import { citedRules } from '../rules/rule.citing.service.ts';
import { nextReportOn } from './trial.clocks.ts';
import { costOf, costOfTrial } from './trial.cost.ts';
import { sidesToSign } from './trial.facts.ts';
import { TrialModel, type TrialRow } from './trial.model.ts';
import { aroundOf, loadTrial, standingsOn } from './trial.moving.ts';
import { seriesOf } from './trial.series.ts';
import {
  agreedPart,
  diligencePart,
  endingPart,
  filesOf,
  type Links,
  reportsPart,
} from './trial.view.parts.ts';
import { headingOf, openMoves, said, type TrialNames } from './trial.view.ts';

/** Names for many trials; those of people are kept for a moment. */
export const namesFor = async (
  rows: readonly TrialRow[],
): Promise<(row: TrialRow) => TrialNames> => {
  const titles = await outcomeTitles(rows.map((row) => String(row.outcome)));
  const houses = await organisationNames(
    rows.flatMap((row) => [String(row.unit), String(row.firm)]),
  );
  const inventors = new Set(rows.flatMap((row) => (row.inventor ? [String(row.inventor)] : [])));
  const names = new Map(
    await Promise.all([...inventors].map(async (id) => [id, await expertName(id)] as const)),
  );
  return (row) => ({
    outcome: titles.get(String(row.outcome)) ?? { number: '', title: '' },
    unit: houses.get(String(row.unit)) ?? '',
    firm: houses.get(String(row.firm)) ?? '',
    inventor: row.inventor ? names.get(String(row.inventor)) : undefined,
  });
};

/** The cost with the county's money taken off. */
const quoted = async (cost: TrialCost | undefined, county: string, at: Date) => {
  if (!cost?.known) return cost;
  const rules = await citedRules(quoteRuleCodes, county, at);
  const quote = quoteOf(cost.amountFen, ['voucher', 'subsidy'], rules, dayOf(at));
  return { ...cost, quote };
};

/** How many asked for the exclusive place before this one. */
const placeOf = async (row: TrialRow): Promise<Partial<TrialView>> => {
  if (row.state !== 'requested' || !row.exclusive || row.hasPlace) return {};
  const before = await TrialModel.countDocuments({
    outcome: row.outcome,
    state: 'requested',
    hasPlace: false,
    _id: { $lt: row._id },
  });
  return { place: before + 1 };
};

const agreementPart = async (
  row: TrialRow,
  links: Links,
  world: World,
): Promise<Partial<TrialView>> => {
  const file = row.agreement && links.get(row.agreement.file);
  if (!row.agreement || !file) return {};
  const { intact } = await checkedFile(file.id, row.agreement.sha256, world);
  return {
    agreement: {
      file,
      sha256: row.agreement.sha256,
      intact,
      at: row.agreement.at.toISOString(),
    },
  };
};

const joinsOf = async (row: TrialRow, at: Date): Promise<Partial<TrialView>> => {
  const cost = await quoted(costOfTrial(row), row.county, at);
  const need = row.need && (await needBriefs([String(row.need)])).get(String(row.need));
  const contract = row.contract && (await contractTold(String(row.contract)));
  return {
    ...(await placeOf(row)),
    ...(cost ? { cost } : {}),
    ...(need ? { need: { id: String(row.need), number: need.number, title: need.title } } : {}),
    ...(contract
      ? {
          contract: {
            id: String(row.contract),
            number: contract.number,
            state: contract.state,
          },
        }
      : {}),
  };
};

const view = async (row: TrialRow, held: TrialStanding[], world: World): Promise<TrialView> => {
  const at = world.clock.now();
  // One after another: a view is also made inside a transaction, whose session takes one command at a time.
  const around = await aroundOf(row, at);
  const names = (await namesFor([row]))(row);
  const links: Links = new Map((await fileLinks(filesOf(row))).map((link) => [link.id, link]));
  const next = ['inTrial', 'extended', 'evaluating'].includes(row.state) && nextReportOn(row);
  return {
    ...headingOf(row, names, around.rules, at),
    rev: row.rev,
    county: row.county,
    useCase: row.useCase,
    scope: row.scope,
    size: row.size,
    months: row.months,
    ...agreedPart(row, links),
    ...(await agreementPart(row, links, world)),
    ...diligencePart(row, permits(trialPolicy, 'readDiligence', held, row.state), links),
    sidesToSign: sidesToSign(row),
    signatures: row.signatures.map(({ side, by }) => ({ side, ...said(by) })),
    reports: reportsPart(row, links),
    ...(next ? { nextReportOn: next } : {}),
    series: seriesOf(row),
    ...endingPart(row, around.rules, links),
    ...(await joinsOf(row, at)),
    standings: held,
    moves: openMoves(row, held, around),
    requestedAt: row.requestedAt.toISOString(),
    movedAt: row.movedAt.toISOString(),
  };
};

export const showTo = (actor: Actor, row: TrialRow, world: World): Promise<TrialView> =>
  view(row, standingsOn(actor, row), world);

/** A trial that the actor may read; missing to everybody else. */
export const readable = async (id: string, actor: Actor | undefined) => {
  const row = await loadTrial(id);
  const held = standingsOn(actor, row);
  demand(trialPolicy, 'read', held, row.state);
  return { row, held };
};

export const readTrial: UseCase<typeof doors.readTrial> = async (ask, world) => {
  const { row, held } = await readable(ask.params.id, ask.me);
  return view(row, held, world);
};

/** What the unit weighed is its own and the bureau's. */
const inner = new Set(['trial.edited']);

export const readTimeline: UseCase<typeof doors.readTrialTimeline> = async (ask) => {
  const { held } = await readable(ask.params.id, ask.me);
  const facts = await eventsOf('trial', ask.params.id);
  return {
    items: facts
      .filter((fact) => held.includes('firm') || !inner.has(fact.name))
      .map((fact) => ({
        id: fact.id,
        at: fact.at.toISOString(),
        name: fact.name,
        noun: fact.subject.noun,
        actor: { name: fact.actor.name, role: fact.actor.role },
        ...(fact.from ? { from: fact.from } : {}),
        ...(fact.to ? { to: fact.to } : {}),
        ...(fact.reason ? { reason: fact.reason } : {}),
        ...(fact.note ? { note: fact.note } : {}),
      })),
  };
};

/** 换个产量试算: the agreed formula with other figures; what is not named stays as it was reported. */
export const tryCost: UseCase<typeof doors.tryCost> = async (ask, world) => {
  const { row } = await readable(ask.params.id, ask.me);
  if (!row.terms) throw new Refusal('notReady', { noun: 'trial', lacking: ['termsComplete'] });
  const tried = ask.body.quantities.map(({ name }) => name);
  const reports = row.reports.map(({ on, quantities }) => ({
    on,
    quantities: quantities.filter(({ name }) => !tried.includes(name)),
  }));
  const cost = costOf(row.terms.pricing, [
    ...reports,
    { on: '9999-12-31', quantities: ask.body.quantities },
  ]);
  return (await quoted(cost, row.county, world.clock.now()))!;
};

/** Whether somebody may open a file of a trial; what an approval rests on is not the firm's. */
export const mayReadFile = async (
  id: string,
  file: string,
  actor: Actor | undefined,
): Promise<boolean> => {
  const row = await TrialModel.findById(id).lean<TrialRow>();
  if (!row) return false;
  const held = standingsOn(actor, row);
  const inside = [...(row.diligence?.papers ?? []), ...(row.conversion?.papers ?? [])];
  return permits(trialPolicy, inside.includes(file) ? 'readDiligence' : 'read', held, row.state);
};
