import * as doors from '@zhiqiao/shared/search/search.endpoints';
import type { WatchKind } from '@zhiqiao/shared/watches/watch.schema';
import type { Filter, SearchRequest } from '../../platform/search/port.ts';
import type { World } from '../../platform/world.ts';
import { expertRequest, needRequest, outcomeRequest } from '../search/search.request.ts';

/** The field that tells when a thing of a kind became public. */
const since: Record<WatchKind, string> = {
  needs: 'publishedAt',
  outcomes: 'listedAt',
  experts: 'verifiedAt',
};

/** A list's address without the page, the order and the engine's own; the same search has one form. */
export const plainAddress = (address: string): string => {
  const held = new URLSearchParams(address);
  for (const part of ['page', 'pageSize', 'sort', 'since']) held.delete(part);
  held.sort();
  return held.toString();
};

/** The request behind a list's address; throws a ZodError where the list would refuse it. */
export const requestOf = (kind: WatchKind, address: string): SearchRequest => {
  const sent = Object.fromEntries(new URLSearchParams(address));
  if (kind === 'needs') return needRequest(doors.listNeeds.query!.parse(sent));
  if (kind === 'outcomes') return outcomeRequest(doors.listOutcomes.query!.parse(sent));
  return expertRequest(doors.listExperts.query!.parse(sent));
};

const joined = (one: Filter | undefined, other: Filter): Filter =>
  one ? { and: [one, other] } : other;

/** What a saved search finds that became public after its last look. Only what was asked for counts, not what is like it. */
export const whatIsNew = async (
  watch: { kind: WatchKind; address: string; seenAt: Date },
  world: World,
): Promise<{ total: number; first: string; latest: Date }> => {
  const field = since[watch.kind];
  const { facets: _, highlight: __, ...request } = requestOf(watch.kind, watch.address);
  const reply = await world.search.search({
    ...request,
    filter: joined(request.filter, { range: [field, { gt: watch.seenAt.getTime() }] }),
    sort: [{ field, order: 'desc' }],
    offset: 0,
    limit: 1,
    fields: ['card', field],
  });
  const newest = reply.hits[0]?.document;
  if (!newest || reply.corrected || reply.relaxed)
    return { total: 0, first: '', latest: watch.seenAt };
  // An expert's card carries a title too: the professional one.
  const card = JSON.parse(String(newest.card)) as { title: string; name?: string };
  return {
    total: reply.total,
    first: card.name ?? card.title,
    latest: new Date(Number(newest[field])),
  };
};
