import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import type { BodyOf, Endpoint, ParamsOf, QueryOf, ReplyOf } from '@zhiqiao/shared/kernel/endpoint';
import type { Language } from './language.ts';
import type { SessionDoor } from './session.ts';
import type { World } from './world.ts';

// biome-ignore lint/suspicious/noExplicitAny: an endpoint of any shapes
export type AnyEndpoint = Endpoint<any, any, any, any>;

export interface UploadedFile {
  /** as the uploader named it, without folders */
  name: string;
  bytes: Buffer;
}

/** What somebody asks of a use case: who, and the parsed input. Nothing of HTTP but the session's own door. */
export interface Ask<E extends AnyEndpoint = AnyEndpoint> {
  /** whoever is signed in; absent for a guest */
  actor?: Actor;
  /** the signed-in actor; refuses when there is none */
  readonly me: Actor;
  params: ParamsOf<E>;
  query: QueryOf<E>;
  body: BodyOf<E>;
  file?: UploadedFile;
  session: SessionDoor;
  language: Language;
}

export type UseCase<E extends AnyEndpoint> = (ask: Ask<E>, world: World) => Promise<ReplyOf<E>>;

/** Bytes that an endpoint with `answers: 'file'` sends, always as an attachment. */
export interface FileAnswer {
  name: string;
  mime: string;
  bytes: Buffer | string;
}
