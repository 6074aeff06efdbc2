import { BadConfig, env, readConfig } from './config.ts';
import { openStores } from './stores.ts';

try {
  const config = readConfig(env);
  // The stores open in their threads while the rest of the code is read.
  const stores = openStores(config);
  const { serve } = await import('./serve.ts');
  await serve(config, stores);
} catch (error) {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  const whole = env.LOG_LEVEL === 'debug' || env.LOG_LEVEL === 'trace';
  process.stderr.write(
    error instanceof BadConfig
      ? `${message}\n`
      : `Could not start: ${whole ? stack : message}\n${whole ? '' : 'LOG_LEVEL=debug shows where.\n'}`,
  );
  process.exit(1);
}
