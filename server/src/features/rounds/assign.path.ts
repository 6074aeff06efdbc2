import { lastCost, type Network, nextCost } from './assign.network.ts';
import { barred } from './assign.problem.ts';

/** Room for one search, kept from one to the next. */
export interface Search {
  reach: Float64Array;
  settled: Uint8Array;
  /** who led here: a person, or -1 - node */
  from: Int32Array;
  reachPerson: Float64Array;
  settledPerson: Uint8Array;
  fromPerson: Int32Array;
  /** from a post with a free seat on to the end; Infinity where every seat is taken */
  onward: Float64Array;
  /** the nearest end that is known, and the node it is reached from: nothing farther is looked at */
  bound: number;
  last: number;
  /** reached and not yet settled */
  openNodes: number[];
  openPeople: number[];
  nodes: number[];
  met: number[];
}

export const roomFor = ({ end, people, posts }: Network): Search => ({
  reach: new Float64Array(end + 1),
  settled: new Uint8Array(end + 1),
  from: new Int32Array(end + 1),
  reachPerson: new Float64Array(people),
  settledPerson: new Uint8Array(people),
  fromPerson: new Int32Array(people),
  onward: new Float64Array(posts),
  bound: Infinity,
  last: -1,
  openNodes: [],
  openPeople: [],
  nodes: [],
  met: [],
});

const toEnd = (net: Network, group: number): number => nextCost(net, group) + net.price[group]!;

const begin = (net: Network, search: Search): void => {
  search.reach.fill(Infinity);
  search.settled.fill(0);
  search.reachPerson.fill(Infinity);
  search.settledPerson.fill(0);
  search.bound = Infinity;
  search.last = -1;
  search.openNodes = [];
  search.openPeople = [];
  search.nodes = [];
  search.met = [];
  for (let post = 0; post < net.posts; post += 1) {
    const town = net.townOf[post]!;
    const free = net.flow[post]! < net.seats[post]!;
    const cost = free ? nextCost(net, post) + net.price[post]! - net.price[town]! : Infinity;
    search.onward[post] = cost + toEnd(net, town);
  }
};

const reachNode = (search: Search, node: number, reach: number, from: number): boolean => {
  if (search.settled[node] || reach >= search.bound || reach >= search.reach[node]!) return false;
  if (search.reach[node] === Infinity) search.openNodes.push(node);
  search.reach[node] = reach;
  search.from[node] = from;
  return true;
};

const reachPerson = (search: Search, person: number, reach: number, from: number): void => {
  if (search.settledPerson[person] || reach >= search.bound) return;
  if (reach >= search.reachPerson[person]!) return;
  if (search.reachPerson[person] === Infinity) search.openPeople.push(person);
  search.reachPerson[person] = reach;
  search.fromPerson[person] = from;
};

const endAt = (search: Search, reach: number, node: number): void => {
  if (reach >= search.bound) return;
  search.bound = reach;
  search.last = node;
};

/** The hot loop: from a person to every post they could take, and out. */
const fromPerson = (net: Network, search: Search, person: number): void => {
  search.settledPerson[person] = 1;
  search.met.push(person);
  const { posts, gain, price } = net;
  const { reach, onward } = search;
  const whole = search.reachPerson[person]! + net.pricePerson[person]!;
  const out = net.outOf[person]!;
  const outAt = whole - price[out]!;
  if (reachNode(search, out, outAt, person)) endAt(search, outAt + toEnd(net, out), out);
  const start = whole - net.bonus;
  const row = person * posts;
  for (let post = 0; post < posts; post += 1) {
    const one = gain[row + post]!;
    if (one === barred) continue;
    const next = start - one - price[post]!;
    if (next >= search.bound || next >= reach[post]!) continue;
    if (reachNode(search, post, next, person)) endAt(search, next + onward[post]!, post);
  }
};

const fromPost = (net: Network, search: Search, post: number): void => {
  const { price, pricePerson, posts } = net;
  const start = search.reach[post]! + price[post]!;
  const town = net.townOf[post]!;
  if (net.flow[post]! < net.seats[post]!)
    reachNode(search, town, start + nextCost(net, post) - price[town]!, -1 - post);
  for (const person of net.seated[post]!) {
    const worth = net.worth[person * posts + post]!;
    reachPerson(search, person, start + worth + net.bonus - pricePerson[person]!, post);
  }
};

const fromGroup = (net: Network, search: Search, node: number): void => {
  const { price, pricePerson } = net;
  const start = search.reach[node]! + price[node]!;
  if (node >= net.posts + net.towns) {
    for (const person of net.peopleOf.get(node) ?? [])
      if (net.free[person]! > 0) reachPerson(search, person, start - pricePerson[person]!, node);
    return;
  }
  for (const post of net.postsOf.get(node) ?? []) {
    if (net.flow[post]! === 0) continue;
    const reach = start - lastCost(net, post) - price[post]!;
    if (reachNode(search, post, reach, -1 - node))
      endAt(search, reach + search.onward[post]!, post);
  }
};

/** Takes the nearest out of a list; undefined when nothing in it is nearer than the end. */
const takeNearest = (open: number[], reach: Float64Array, bound: number): number | undefined => {
  let best = -1;
  let least = bound;
  for (let at = 0; at < open.length; at += 1) {
    const one = reach[open[at]!]!;
    if (one < least) {
      least = one;
      best = at;
    }
  }
  if (best < 0) return undefined;
  const taken = open[best]!;
  open[best] = open[open.length - 1]!;
  open.pop();
  return taken;
};

const finish = (net: Network, search: Search): void => {
  const { last, from } = search;
  if (last < net.posts) {
    const town = net.townOf[last]!;
    from[town] = -1 - last;
    from[net.end] = -1 - town;
  } else from[net.end] = -1 - last;
  for (const node of search.nodes) net.price[node]! += search.reach[node]! - search.bound;
  for (const one of search.met) net.pricePerson[one]! += search.reachPerson[one]! - search.bound;
};

/** The cheapest way for one more place of a person to the end; prices are moved so that it stays provable. */
export function findWay(net: Network, search: Search, person: number): void {
  begin(net, search);
  search.reachPerson[person] = 0;
  fromPerson(net, search, person);
  for (;;) {
    // People first: a seat that is taken leads on at no cost of its own.
    const next = takeNearest(search.openPeople, search.reachPerson, search.bound);
    const reach = next === undefined ? search.bound : search.reachPerson[next]!;
    const node = takeNearest(search.openNodes, search.reach, reach);
    if (node !== undefined) {
      if (next !== undefined) search.openPeople.push(next);
      search.settled[node] = 1;
      search.nodes.push(node);
      if (node < net.posts) fromPost(net, search, node);
      else fromGroup(net, search, node);
    } else if (next !== undefined) fromPerson(net, search, next);
    else break;
  }
  finish(net, search);
}
