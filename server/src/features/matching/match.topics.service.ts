import type * as doors from '@zhiqiao/shared/matching/matching.endpoints';
import type { UseCase } from '../../platform/ask.ts';
import { type NeedRead, unsolvedNeeds } from '../needs/need.reads.ts';
import { leftAmong } from '../organisations/organisation.reads.ts';
import { ruleValue } from '../rules/rule.service.ts';
import { grouped } from './topic.clustering.ts';

/** So alike on average that one guide topic could stand for all of them. */
const LIKE = 0.16;
const most = 300;
const day = 86_400_000;

const toldOf = ({ row }: NeedRead) => ({
  id: String(row._id),
  title: row.title,
  text: [...row.keywords, ...row.indicators.map(({ name }) => name), row.background].join('，'),
});

/** Needs that nobody solved, brought together into candidate topics of the guide, with the firms behind each. */
export const listTopics: UseCase<typeof doors.listTopics> = async (ask, world) => {
  const at = world.clock.now();
  const { county } = ask.me;
  const silent = await ruleValue('need.silentDays', county, at);
  const all = await unsolvedNeeds(county, new Date(at.getTime() - silent * day), most);
  const left = await leftAmong(all.map(({ row }) => String(row.firm)));
  const reads = all.filter(({ row }) => !left.has(String(row.firm)));
  const byId = new Map(reads.map((read) => [String(read.row._id), read]));
  const groups = grouped(reads.map(toldOf), LIKE);
  return {
    needs: reads.length,
    items: groups.map(({ ids, middle, words, likeness }) => {
      const members = ids.map((id) => byId.get(id)!);
      return {
        title: byId.get(middle)!.row.title,
        words,
        likeness: Math.round(likeness * 100) / 100,
        needs: members.map(({ row }) => ({
          id: String(row._id),
          number: row.number,
          title: row.title,
          state: row.state,
          firm: String(row.firm),
        })),
        firms: [
          ...new Map(members.map(({ row, firmName }) => [String(row.firm), firmName])).entries(),
        ].map(([id, name]) => ({ id, name })),
      };
    }),
  };
};
