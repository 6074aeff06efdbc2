import { Aggregator } from 'mingo/aggregator';
import { Context } from 'mingo/core';
import * as stages from 'mingo/operators/pipeline';
import * as windows from 'mingo/operators/window';
import type { Options } from 'mingo/types';
import type { Collation } from './compare.ts';
import type { PipelineRun } from './expression.scope.ts';
import {
  allAccumulators,
  allExpressions,
  prepareExpression,
  translateFailure,
  type Variables,
} from './expression.ts';
import { StoreError } from './failure.ts';
import { groupStages } from './stage.groups.ts';
import { joinStages } from './stage.joins.ts';
import { stageOverrides } from './stage.overrides.ts';
import { samplingStages } from './stage.sampling.ts';
import { windowStages } from './stage.windows.ts';
import type { Doc } from './values.ts';

const { $merge: _merge, $out: _out, ...readingStages } = stages;

const context = Context.init({
  accumulator: allAccumulators as never,
  expression: allExpressions as never,
  pipeline: {
    ...readingStages,
    ...stageOverrides,
    ...joinStages,
    ...groupStages,
    ...windowStages,
    ...samplingStages,
  } as never,
  window: { ...allAccumulators, ...windows } as never,
});

export interface PipelineOptions {
  variables?: Variables | undefined;
  collation?: Collation;
  /** Documents of another collection of the same database, for `$lookup` and its kin. */
  find?: PipelineRun['find'];
}

/** `$match` keeps its BSON values; every other stage gets what mingo can read. */
function prepareStage(stage: Doc): Doc {
  const names = Object.keys(stage);
  if (names.length !== 1) {
    throw new StoreError(
      40323,
      'Location40323',
      'A pipeline stage specification object must contain exactly one field.',
    );
  }
  return KEPT.has(names[0] as string) ? stage : (prepareExpression(stage) as Doc);
}

/** Stages whose inner pipelines and filters are prepared when they run. */
const KEPT = new Set(['$match', '$facet', '$lookup', '$unionWith', '$graphLookup']);

/** Runs aggregation stages over documents. @throws StoreError with the server's code */
export function runPipeline(
  docs: Iterable<Doc>,
  pipeline: Doc[],
  options: PipelineOptions = {},
): Doc[] {
  const run: PipelineRun = {
    find: options.find ?? (() => []),
    collation: options.collation,
    stages: (inner, innerPipeline, variables) =>
      runPipeline(inner, innerPipeline, {
        ...options,
        variables: { ...options.variables, ...variables },
      }),
  };
  const settings = { context, run, variables: options.variables ?? {} };
  try {
    const ready = pipeline.map(prepareStage);
    return new Aggregator(ready, settings as unknown as Options).run(docs) as Doc[];
  } catch (error) {
    throw translateFailure(error);
  }
}
