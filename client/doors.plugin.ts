import { type Plugin, runnerImport } from 'vite';

/** What the client needs of a door at run time; its shapes (and zod with them) stay on the server. */
const needed = ['method', 'path', 'once', 'upload', 'answers'];

const isDoor = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value;

/** The source of a module that exports the same doors without their shapes. */
export const plainCode = (module: Readonly<Record<string, unknown>>): string =>
  Object.entries(module)
    .filter((entry): entry is [string, object] => isDoor(entry[1]))
    .map(([name, door]) => {
      const kept = Object.entries(door).filter(
        ([key, value]) => needed.includes(key) && value !== undefined,
      );
      return `export const ${name} = ${JSON.stringify(Object.fromEntries(kept))};`;
    })
    .join('\n');

/**
 * Serves every `*.endpoints.ts` of the shared house as plain doors: method and path without their zod shapes. Types
 * come from the real file. A page that wants a shape (to check a form) imports it from `*.schema.ts`.
 */
export const plainDoors = (): Plugin => ({
  name: 'zhiqiao-plain-doors',
  enforce: 'pre',
  async load(id) {
    const file = id.split('?')[0]!;
    if (!/\/shared\/src\/.+\.endpoints\.ts$/.test(file)) return undefined;
    const { module, dependencies } = await runnerImport<Record<string, unknown>>(file);
    for (const dependency of dependencies) this.addWatchFile(dependency);
    return plainCode(module);
  },
});
