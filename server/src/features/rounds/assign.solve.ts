import {
  firstPrices,
  lastCost,
  layOut,
  type Network,
  nextCost,
  prizeAt,
} from './assign.network.ts';
import { findWay, roomFor, type Search } from './assign.path.ts';
import { type Assignment, type AssignProblem, barred, type Shortfall } from './assign.problem.ts';

const seat = (net: Network, person: number, post: number): void => {
  net.gain[person * net.posts + post] = barred;
  net.seated[post]!.push(person);
};

const unseat = (net: Network, person: number, post: number): void => {
  net.gain[person * net.posts + post] = net.worth[person * net.posts + post]!;
  net.seated[post]!.splice(net.seated[post]!.indexOf(person), 1);
};

/** Sends one place of a person along the way that was found, undoing what it takes back. */
function send(net: Network, search: Search, source: number): void {
  let node = net.end;
  for (;;) {
    const from = search.from[node]!;
    if (from < 0) {
      const before = -1 - from;
      // From a group back to a post gives a seat back; every other step fills one.
      if (node < net.posts) net.flow[node]! -= 1;
      else net.flow[before]! += 1;
      node = before;
      continue;
    }
    if (node < net.posts) seat(net, from, node);
    else net.free[from]! += 1;
    if (from === source) return;
    node = search.fromPerson[from]!;
    if (node < net.posts) unseat(net, from, node);
    else net.free[from]! -= 1;
  }
}

/** Whether the prices prove the flow to be the best: no arc with room left would lower the cost. */
function proves(net: Network): boolean {
  const { price, pricePerson, posts, people, end } = net;
  for (let person = 0; person < people; person += 1)
    for (let post = 0, at = person * posts; post < posts; post += 1, at += 1) {
      const open = net.gain[at]!;
      if (open !== barred && pricePerson[person]! - open - net.bonus < price[post]!) return false;
    }
  const seatedFits = net.seated.every((seated, post) =>
    seated.every(
      (person) =>
        net.worth[person * posts + post]! + net.bonus + price[post]! >= pricePerson[person]!,
    ),
  );
  const out = (person: number) => price[net.outOf[person]!]!;
  for (let person = 0; person < people; person += 1)
    if (
      pricePerson[person]! < out(person) ||
      (net.free[person]! > 0 && out(person) < pricePerson[person]!)
    )
      return false;
  for (let post = 0; post < posts; post += 1) {
    const apart = price[post]! - price[net.townOf[post]!]!;
    if (net.flow[post]! < net.seats[post]! && nextCost(net, post) + apart < 0) return false;
    if (net.flow[post]! > 0 && -lastCost(net, post) - apart < 0) return false;
  }
  for (let node = posts; node < end; node += 1) {
    if (nextCost(net, node) + price[node]! < 0) return false;
    const last = net.flow[node]! <= net.floor[node]! ? -prizeAt(net, node) : 0;
    if (net.flow[node]! > 0 && -last - price[node]! < 0) return false;
  }
  return seatedFits;
}

/** What the pairs that stand already leave of the problem, and where they break a bound by themselves. */
function withoutPins(problem: AssignProblem): { rest: AssignProblem; short: Shortfall[] } {
  const short: Shortfall[] = [];
  const rest = {
    ...problem,
    worth: problem.worth.slice(),
    capacity: [...problem.capacity],
    seats: [...problem.seats],
    least: [...problem.least],
    quota: [...problem.quota],
    townLeast: [...problem.townLeast],
  };
  problem.pins.forEach(([person, post], at) => {
    const unit = problem.unit[person]!;
    const possible = rest.worth[person * problem.posts + post]! !== barred;
    const room = rest.capacity[person]! > 0 && rest.seats[post]! > 0;
    const within = unit < 0 || (rest.quota[unit] ?? Infinity) > 0;
    if (!(possible && room && within)) {
      short.push({ kind: 'pin', at, by: 1 });
      return;
    }
    rest.worth[person * problem.posts + post] = barred;
    rest.capacity[person]! -= 1;
    rest.seats[post]! -= 1;
    rest.least[post] = Math.max(0, rest.least[post]! - 1);
    if (unit >= 0 && rest.quota[unit] !== undefined) rest.quota[unit]! -= 1;
    const town = problem.town[post]!;
    if (town >= 0) rest.townLeast[town] = Math.max(0, (rest.townLeast[town] ?? 0) - 1);
  });
  return { rest, short };
}

function shortOf(net: ReturnType<typeof layOut>, townLeast: readonly number[]): Shortfall[] {
  const short: Shortfall[] = [];
  const note = (kind: Shortfall['kind'], at: number, by: number) => {
    if (by > 0) short.push({ kind, at, by });
  };
  net.least.forEach((least, post) => {
    note('post', post, least - net.flow[post]!);
  });
  // A town without a single post has no node, and nobody.
  townLeast.forEach((least, town) => {
    const node = net.townNodes.get(town);
    note('town', town, least - (node === undefined ? 0 : net.flow[node]!));
  });
  for (const [unit, node] of net.outNodes) note('unit', unit, net.floor[node]! - net.flow[node]!);
  return short;
}

/**
 * The exact optimum: one place after another takes the cheapest way through what stands (successive shortest augmenting
 * paths with prices). The same problem gives the same answer. Never throws: what cannot be kept is in `short`.
 */
export function assign(problem: AssignProblem): Assignment {
  const pins = withoutPins(problem);
  const net = layOut(pins.rest);
  firstPrices(net);
  const search = roomFor(net);
  for (let person = 0; person < net.people; person += 1)
    for (let place = 0; place < net.supply[person]!; place += 1) {
      findWay(net, search, person);
      send(net, search, person);
    }
  const refused = new Set(pins.short.map(({ at }) => at));
  const pairs = problem.pins
    .filter((_, at) => !refused.has(at))
    .map(([person, post]): [number, number] => [person, post]);
  net.seated.forEach((seated, post) => {
    for (const person of seated) pairs.push([person, post]);
  });
  pairs.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  return {
    pairs,
    total: pairs.reduce(
      (all, [person, post]) => all + problem.worth[person * problem.posts + post]!,
      0,
    ),
    short: [...pins.short, ...shortOf(net, pins.rest.townLeast)],
    proven: proves(net),
  };
}
