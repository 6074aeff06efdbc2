import type { Clock } from './clock.ts';
import type { Embeddings } from './embeddings.ts';
import type { FileStore } from './files.ts';
import type { Log } from './log.ts';
import type { Mail } from './mail.ts';
import type { Reactor } from './reactor.ts';
import type { AskPeer } from './relay.asking.ts';
import type { Seal } from './seal.ts';
import type { SearchIndex } from './search/port.ts';
import type { Nudge } from './sockets.ts';

/** What use cases and reactions may reach outside themselves. Made once by main (or a test), handed in. */
export interface World {
  clock: Clock;
  log: Log;
  search: SearchIndex;
  mail: Mail;
  /** signs links that work without signing in */
  seal: Seal;
  /** whether a county's gateway may stand at a private address */
  privateGateways: boolean;
  /** absent: matching goes by words alone */
  embeddings?: Embeddings | undefined;
  files: FileStore;
  nudge: Nudge;
  /** several processes: has something done by the one that cares for a thing; absent when this one is alone */
  elsewhere?: AskPeer | undefined;
  reactor: Reactor;
  /** demonstration doors are open */
  demo: boolean;
  publicUrl: string;
}
