import type { Plan } from './planner.ts';
import type { Doc } from './values.ts';

/** A plan in the words of MongoDB's explain. */
export function describePlan(plan: Plan): Doc {
  const direction = plan.reverse ? 'backward' : 'forward';
  if (plan.branches) return { stage: 'OR', inputStages: plan.branches.map(describePlan) };
  if (plan.index === undefined) return { stage: 'COLLSCAN', direction };
  const bounds = { equalities: plan.equalities.length, range: plan.range !== undefined };
  if (plan.index === '_id') {
    const point = plan.equalities[0]?.length === 1;
    return point
      ? { stage: 'IDHACK' }
      : {
          stage: 'FETCH',
          inputStage: {
            stage: 'IXSCAN',
            indexName: '_id_',
            keyPattern: { _id: 1 },
            direction,
            bounds,
          },
        };
  }
  const { name, key, multikey } = plan.index;
  const inputStage = {
    stage: 'IXSCAN',
    indexName: name,
    keyPattern: key,
    isMultiKey: multikey,
    direction,
    bounds,
  };
  return { stage: 'FETCH', inputStage };
}

/** A plan as `planSummary` of MongoDB's log: `COLLSCAN`, `IDHACK`, `IXSCAN { a: 1 }`. */
export function summarizePlan(plan: Plan): string {
  if (plan.branches) return [...new Set(plan.branches.map(summarizePlan))].join(', ');
  if (plan.index === undefined) return 'COLLSCAN';
  if (plan.index === '_id')
    return plan.equalities[0]?.length === 1 ? 'IDHACK' : 'IXSCAN { _id: 1 }';
  const fields = Object.entries(plan.index.key).map(([name, way]) => `${name}: ${String(way)}`);
  return `IXSCAN { ${fields.join(', ')} }`;
}
