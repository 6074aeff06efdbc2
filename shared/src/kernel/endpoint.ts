import type { z } from 'zod';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Who may knock at all: anybody, anybody signed in, or only these roles. Finer rights are rows of a policy. */
export type Access = 'guest' | 'member' | { readonly roles: readonly string[] };

type Shape = z.ZodType;

/**
 * One door: what may be sent and what comes back. Both sides import it; the server binds it once, the client calls it.
 * `upload` takes one file as multipart field `file`; `answers: 'file'` sends bytes instead of JSON.
 * `once` asks for an Idempotency-Key: the same key again gets the first reply again.
 */
export interface Endpoint<
  P extends Shape = Shape,
  Q extends Shape = Shape,
  B extends Shape = Shape,
  R extends Shape = Shape,
> {
  readonly method: Method;
  readonly path: string;
  readonly summary: string;
  readonly access: Access;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly reply: R;
  readonly once?: boolean;
  readonly upload?: boolean;
  readonly answers?: 'json' | 'file';
  /** does its own writing in steps (long work): no transaction around it */
  readonly untransacted?: boolean;
  /** small, frequent and safe to repeat: the client may also ask it over its open socket */
  readonly live?: boolean;
}

export const endpoint = <P extends Shape, Q extends Shape, B extends Shape, R extends Shape>(
  door: Endpoint<P, Q, B, R>,
): Endpoint<P, Q, B, R> => door;

export type ParamsOf<E> = E extends Endpoint<infer P, Shape, Shape, Shape> ? z.output<P> : never;
export type QueryOf<E> = E extends Endpoint<Shape, infer Q, Shape, Shape> ? z.output<Q> : never;
export type BodyOf<E> = E extends Endpoint<Shape, Shape, infer B, Shape> ? z.output<B> : never;
export type ReplyOf<E> = E extends Endpoint<Shape, Shape, Shape, infer R> ? z.output<R> : never;
/** What a caller writes: before defaults and normal forms. */
export type QueryInOf<E> = E extends Endpoint<Shape, infer Q, Shape, Shape> ? z.input<Q> : never;
export type BodyInOf<E> = E extends Endpoint<Shape, Shape, infer B, Shape> ? z.input<B> : never;
