import { located } from './expression.operands.ts';
import { type Doc, isDoc } from './values.ts';

/** Fields of a reference, the only ones a path may name with a dollar. */
const REFERENCE_FIELDS = ['$ref', '$id', '$db'];

/** Refuses paths that name no field, and places that cannot be asked for. @throws StoreError */
export function checkProjection(fields: Doc, query: boolean): void {
  let places = 0;
  for (const [key, value] of Object.entries(fields)) {
    if (key.endsWith('.')) throw located(40353, "FieldPath must not end with a '.'.");
    const parts = key.split('.');
    if (parts.includes('')) throw located(15998, 'FieldPath field names may not be empty strings.');
    if (isDoc(value) && !Object.keys(value).length)
      throw located(
        51270,
        `An empty sub-projection is not a valid value. Found empty object at path ${key}`,
      );
    if (query && parts.at(-1) === '$') {
      places += 1;
      parts.pop();
    }
    if (query && parts.includes('$'))
      throw located(
        31394,
        `As of 4.4, it's illegal to specify positional operator in the middle of a path: ${key}`,
      );
    if (parts.some((part) => part[0] === '$' && !REFERENCE_FIELDS.includes(part)))
      throw located(16410, `FieldPath field names may not start with '$'. Path: ${key}`);
  }
  if (places > 1) throw located(31276, 'Cannot specify more than one positional proj. per query.');
}
