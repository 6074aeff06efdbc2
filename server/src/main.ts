import { BadConfig, env, readConfig } from './config.ts';
import { openStores } from './stores.ts';

try {
  const config = readConfig(env);
  // The stores open in their threads while the rest of the code is read.
  const stores = openStores(config);
  const { serve } = await import('./serve.ts');
  await serve(config, stores);
} catch (error) {
  process.stderr.write(
    error instanceof BadConfig
      ? `${error.message}\n`
      : `Could not start: ${error instanceof Error ? error.stack : error}\n`,
  );
  process.exit(1);
}
