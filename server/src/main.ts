import { once } from 'node:events';
import { BadConfig, env, readConfig } from './config.ts';
import { openStores } from './stores.ts';

/** Reads the code while somebody else still fills the stores, and ends with whoever was to say that they are full. */
const untilTold = async (): Promise<void> => {
  const alone = () => process.exit(1);
  process.once('disconnect', alone);
  const told = once(process, 'message');
  await import('./serve.ts');
  await told;
  process.off('disconnect', alone);
  process.disconnect();
};

try {
  const config = readConfig(env);
  if (process.argv.includes('--when-told')) await untilTold();
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
