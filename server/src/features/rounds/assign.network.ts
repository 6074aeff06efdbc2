import { type AssignProblem, barred } from './assign.problem.ts';

/** The problem as a network: person -> post -> town -> end, and person -> out -> end for who stays free. */
export interface Network {
  people: number;
  posts: number;
  /** places of nodes: posts, then towns, then outs, then the end */
  towns: number;
  outs: number;
  end: number;
  /** what a pair adds, `barred` for those that cannot be or stand already */
  gain: Int32Array;
  /** what a pair adds, whether or not it stands */
  worth: Int32Array;
  /** added to every pair, and the prize of a bound that is kept; both whole */
  bonus: number;
  prize: number;
  /** of a quota: it can always be kept, so no least number is ever met by breaking one */
  quotaPrize: number;
  supply: Int32Array;
  seats: Int32Array;
  least: Int32Array;
  /** node of each post's town and of each person's out */
  townOf: Int32Array;
  outOf: Int32Array;
  /** least flow from a town or an out to the end, by node */
  floor: Float64Array;
  postsOf: Map<number, number[]>;
  peopleOf: Map<number, number[]>;
  // what flows
  flow: Float64Array;
  free: Int32Array;
  seated: number[][];
  // prices that prove it: no arc that could carry more costs less than nothing
  price: Float64Array;
  pricePerson: Float64Array;
}

/** Members of each group that has a bound, under one node each; all others share the first node. */
const grouped = (of: readonly number[], bounded: (group: number) => boolean, first: number) => {
  const nodes = new Map<number, number>();
  const at = Int32Array.from(of, (group) => {
    if (group < 0 || !bounded(group)) return first;
    if (!nodes.has(group)) nodes.set(group, first + 1 + nodes.size);
    return nodes.get(group)!;
  });
  return { at, nodes, count: nodes.size + 1 };
};

const membersOf = (at: Int32Array): Map<number, number[]> => {
  const members = new Map<number, number[]>();
  at.forEach((node, member) => {
    members.set(node, [...(members.get(node) ?? []), member]);
  });
  return members;
};

const heaviest = (worth: Int32Array): number => {
  let most = 0;
  for (const one of worth) if (one > most) most = one;
  return most + 1;
};

const sum = (numbers: ArrayLike<number>): number => {
  let all = 0;
  for (let at = 0; at < numbers.length; at += 1) all += numbers[at]!;
  return all;
};

/** What could still be paired: nobody goes to a post without seats. */
const openGains = ({ worth, posts, seats }: AssignProblem): Int32Array =>
  worth.map((one, at) => (seats[at % posts]! > 0 ? one : barred));

/** Lays the problem out, nothing flowing yet. Bounds are prizes greater than anything that could be gained instead. */
export function layOut(
  problem: AssignProblem,
): Network & { outNodes: Map<number, number>; townNodes: Map<number, number> } {
  const { people, posts, capacity, unit, quota, town, townLeast } = problem;
  const towns = grouped(town, (at) => (townLeast[at] ?? 0) > 0, posts);
  const outs = grouped(unit, (at) => Number.isFinite(quota[at] ?? Infinity), posts + towns.count);
  const end = posts + towns.count + outs.count;
  const most = heaviest(problem.worth);
  const pairs = Math.max(1, Math.min(sum(capacity), sum(problem.seats)));
  const bonus = problem.aim === 'filled' ? most * pairs : 0;
  const floor = new Float64Array(end);
  for (const [at, node] of towns.nodes) floor[node] = townLeast[at]!;
  const peopleOf = membersOf(outs.at);
  // A quota of the unit is a least number of its places that stay free.
  for (const [at, node] of outs.nodes) {
    const places = (peopleOf.get(node) ?? []).reduce((all, person) => all + capacity[person]!, 0);
    floor[node] = Math.max(0, places - quota[at]!);
  }
  const prize = (most + bonus) * (pairs + 1);
  return {
    people,
    posts,
    towns: towns.count,
    outs: outs.count,
    end,
    gain: openGains(problem),
    worth: problem.worth,
    bonus,
    prize,
    quotaPrize: prize * (pairs + 1) * 2,
    supply: Int32Array.from(capacity),
    seats: Int32Array.from(problem.seats),
    least: Int32Array.from(problem.least),
    townOf: towns.at,
    outOf: outs.at,
    floor,
    postsOf: membersOf(towns.at),
    peopleOf,
    flow: new Float64Array(end),
    free: new Int32Array(people),
    seated: Array.from({ length: posts }, () => []),
    price: new Float64Array(end + 1),
    pricePerson: new Float64Array(people),
    outNodes: outs.nodes,
    townNodes: towns.nodes,
  };
}

/** What one more at a post costs, or one more at a town or an out. */
export const nextCost = (net: Network, node: number): number => {
  if (node < net.posts) return net.flow[node]! < net.least[node]! ? -net.prize : 0;
  return net.flow[node]! < net.floor[node]! ? -prizeAt(net, node) : 0;
};

/** The prize of a bound at a town or an out. */
export const prizeAt = (net: Network, node: number): number =>
  node < net.posts + net.towns ? net.prize : net.quotaPrize;

/** What giving back the last one at a post saves. */
export const lastCost = (net: Network, post: number): number =>
  net.flow[post]! <= net.least[post]! ? -net.prize : 0;

/** Prices to begin with: the cheapest way from each node to the end. */
export function firstPrices(net: Network): void {
  const { posts, end, price, gain, bonus } = net;
  for (let node = posts; node < end; node += 1) price[node] = -nextCost(net, node);
  for (let post = 0; post < posts; post += 1)
    price[post] = -nextCost(net, post) + price[net.townOf[post]!]!;
  for (let person = 0; person < net.people; person += 1) {
    let best = price[net.outOf[person]!]!;
    const row = person * posts;
    for (let post = 0; post < posts; post += 1) {
      const one = gain[row + post]!;
      if (one !== barred) best = Math.max(best, one + bonus + price[post]!);
    }
    net.pricePerson[person] = best;
  }
}
