import type { NeedCard } from '@zhiqiao/shared/needs/need.schema';
import type { OutcomeCard } from '@zhiqiao/shared/outcomes/outcome.schema';
import type { findAlike } from '@zhiqiao/shared/search/search.endpoints';
import type { UseCase } from '../../platform/ask.ts';
import type { IndexDefinition } from '../../platform/search/definition.ts';
import type { SearchDocument } from '../../platform/search/port.ts';
import type { World } from '../../platform/world.ts';
import { needIndex } from '../needs/need.search.ts';
import { outcomeIndex } from '../outcomes/outcome.search.ts';

const shown = 4;
const telling = 30;
/** So many words of two characters and more must be shared: fewer are chance ("自动", "检测"). */
const fewest = 4;

/** Whose it is, where, and how it is offered say nothing about the subject. */
const beside = ['firm', 'owner', 'place', 'offered'];

/** What is searched of a document about its subject, each field by its weight. */
const textsOf = ({ schema }: IndexDefinition, document: SearchDocument) =>
  Object.entries(schema.text)
    .filter(([field]) => !beside.includes(field))
    .map(([field, weight]) => ({ text: String(document[field] ?? ''), weight }));

const nearest = async <C>(
  wanted: IndexDefinition,
  texts: { text: string; weight: number }[],
  self: string,
  world: World,
): Promise<C[]> => {
  const index = wanted.schema.name;
  const found = await world.search.candidates({ index, texts, terms: telling, limit: 20 });
  const near = found.filter(
    ({ id, matched }) => id !== self && matched.filter((word) => word.length > 1).length >= fewest,
  );
  const ids = near.slice(0, shown).map(({ id }) => id);
  const documents = await wanted.byIds(ids);
  return ids.flatMap((id) => {
    const card = documents.get(id)?.card;
    return card ? [JSON.parse(String(card)) as C] : [];
  });
};

/** Things on the same subject. What nobody may find has none, and while search is away there are none either. */
export const showAlike: UseCase<typeof findAlike> = async (ask, world) => {
  const { of, id } = ask.query;
  const definition = of === 'needs' ? needIndex : outcomeIndex;
  const document = (await definition.byIds([id])).get(id);
  if (!document) return { needs: [], outcomes: [] };
  const texts = textsOf(definition, document);
  const [needs, outcomes] = await Promise.all([
    nearest<NeedCard>(needIndex, texts, id, world).catch(() => []),
    nearest<OutcomeCard>(outcomeIndex, texts, id, world).catch(() => []),
  ]);
  return { needs, outcomes };
};
