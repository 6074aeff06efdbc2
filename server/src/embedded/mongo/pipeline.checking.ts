import { located } from './expression.operands.ts';
import { failedToParse, StoreError, unsupported } from './failure.ts';
import { type Doc, isDoc } from './values.ts';

const stageName = (stage: Doc) => Object.keys(stage)[0] ?? '';

const FIRST_ONLY = [
  '$collStats',
  '$indexStats',
  '$currentOp',
  '$listSessions',
  '$listLocalSessions',
  '$documents',
  '$changeStream',
  '$geoNear',
];

/** The name of a stage that stands where it may. @throws StoreError */
function checkStage(stage: Doc, at: number, count: number): string {
  if (Object.keys(stage).length !== 1)
    throw located(40323, 'A pipeline stage specification object must contain exactly one field.');
  const name = stageName(stage);
  if ((name === '$out' || name === '$merge') && at < count - 1)
    throw located(40601, `${name} can only be the final stage in the pipeline`);
  if (FIRST_ONLY.includes(name) && at > 0)
    throw located(40602, `${name} is only valid as the first stage in a pipeline`);
  return name;
}

/** The pipeline of an aggregate, when every stage stands where it may. @throws StoreError */
export function checkPipeline(command: Doc): Doc[] {
  const { pipeline } = command;
  if (!Array.isArray(pipeline) || !pipeline.every(isDoc)) {
    throw new StoreError(14, 'TypeMismatch', "A pipeline must be an array of objects: 'pipeline'");
  }
  if (!command.cursor && !command.explain) {
    throw failedToParse(
      "The 'cursor' option is required, except for aggregate with the explain argument",
    );
  }
  for (const [at, stage] of pipeline.entries()) {
    const name = checkStage(stage, at, pipeline.length);
    if (name === '$changeStream') {
      throw new StoreError(
        40573,
        'Location40573',
        'The $changeStream stage is only supported on replica sets, and not by the embedded store',
      );
    }
    if (['$geoNear', '$search', '$vectorSearch', '$planCacheStats'].includes(name))
      throw unsupported(name);
  }
  return pipeline;
}
