import type { RoundView } from '@zhiqiao/shared/rounds/round.view';
import type { Seated } from './people.ts';

/** What an edit sends: a round as it was read, with changes. */
export const roundEdit = (round: RoundView, changes: object = {}) => {
  const { title, aim, floor, quotas, everyTown, pins, bans, wishes, rev } = round;
  return {
    ...{ title, aim, floor, quotas, everyTown, pins, bans, wishes, rev },
    people: round.people.map(({ expert, places }) => ({ expert, places })),
    posts: round.posts.map(({ of: _, ...post }) => ({
      ...post,
      title: post.need ? '' : post.title,
    })),
    ...changes,
  };
};

/** Where a round sends somebody. */
export const postsOf = (round: RoundView, who: Seated): string[] =>
  (round.solution?.pairs ?? [])
    .filter(({ expert }) => expert === who.expert)
    .map(({ post }) => post);

export interface Desk {
  begin(changes?: object): Promise<RoundView>;
  edit(round: RoundView, changes: object, status?: number): Promise<RoundView>;
  deed(round: { id: string }, deed: string, body?: object, status?: number): Promise<RoundView>;
  read(round: { id: string }): Promise<RoundView>;
}

/** A bureau's officer at work on rounds. */
export const roundDesk = ({ person }: Seated): Desk => ({
  begin: async (changes = {}) => {
    const body = { title: '十一月对接', categories: ['sciDeputy', 'silver'], posts: 'needs' };
    return (await person.post('/api/rounds', { ...body, ...changes }).expect(200)).body;
  },
  edit: async (round, changes, status = 200) =>
    (await person.put(`/api/rounds/${round.id}`, roundEdit(round, changes)).expect(status)).body,
  deed: async ({ id }, deed, body = {}, status = 200) =>
    (await person.post(`/api/rounds/${id}/${deed}`, body).expect(status)).body,
  read: async ({ id }) => (await person.get(`/api/rounds/${id}`).expect(200)).body,
});
