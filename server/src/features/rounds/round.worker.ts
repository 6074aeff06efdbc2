import { parentPort, workerData } from 'node:worker_threads';
import type { RoundProblem } from './round.problem.ts';
import { solveRound } from './round.solving.ts';

/** Solves one round away from the thread that serves. */
const { problem, priced } = workerData.given as { problem: RoundProblem; priced: boolean };
parentPort?.postMessage(solveRound(problem, priced));
