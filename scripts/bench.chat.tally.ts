import { loadavg } from 'node:os';
import { percentile, type Said } from './bench.chat.load.ts';

/** A line with the machine's load beside it: what others do at the same time belongs to a figure. */
export const print = (line: string) =>
  process.stdout.write(`${line} (load ${loadavg()[0]!.toFixed(1)})\n`);
export const ms = (value: number) => value.toFixed(1);

/** A process that was just started compiles what it runs: its first seconds are told beside those that follow. */
const warmUp = 5000;

/** What peers heard of a run: how late, what never, twice, or after a later one. */
export const makeTally = () => {
  const sent = new Map<string, number>();
  const early: number[] = [];
  const late: number[] = [];
  let begun = Number.POSITIVE_INFINITY;
  const heard = new Map<string, number>();
  let twice = 0;
  let disorder = 0;
  return {
    sent,
    hear: (who: { highest: number }, { seq, clientId }: Said, own: boolean) => {
      if (own) return;
      const at = sent.get(clientId);
      if (at !== undefined) {
        begun = Math.min(begun, at);
        (at - begun < warmUp ? early : late).push(performance.now() - at);
      }
      if (heard.has(clientId)) twice += 1;
      heard.set(clientId, seq);
      if (seq < who.highest) disorder += 1;
      who.highest = Math.max(who.highest, seq);
    },
    tell: (name: string) => {
      const all = [...early, ...late];
      const at = (times: number[], share: number) => ms(percentile(times, share));
      print(
        `${name}: peer p50 ${at(all, 0.5)} ms, p99 ${at(all, 0.99)} ms (in the first ${warmUp / 1000} s ${at(early, 0.99)}, then ${at(late, 0.99)}); sent ${sent.size}, lost ${sent.size - heard.size}, twice ${twice}, out of order ${disorder}`,
      );
    },
    whole: () => heard.size >= sent.size,
  };
};
