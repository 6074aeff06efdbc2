import { type Plugin, runnerImport } from 'vite';

/** What the client needs of a door at run time; its shapes (and zod with them) stay on the server. */
const needed = ['method', 'path', 'once', 'upload', 'answers'] as const;

const isDoor = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value;

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
    const doors = Object.entries(module).filter((entry) => isDoor(entry[1]));
    return doors
      .map(([name, door]) => {
        const plain = needed.filter((key) => isDoor(door) && door[key] !== undefined);
        const kept = Object.fromEntries(plain.map((key) => [key, isDoor(door) && door[key]]));
        return `export const ${name} = ${JSON.stringify(kept)};`;
      })
      .join('\n');
  },
});
