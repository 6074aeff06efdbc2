import { parentPort, workerData } from 'node:worker_threads';
import { solveRound } from './round.solving.ts';

/** Solves one round away from the thread that serves. */
parentPort?.postMessage(solveRound(workerData.given));
