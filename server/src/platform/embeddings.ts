import { z } from 'zod';

/** Turns texts into vectors. Absent where no endpoint is configured. */
export interface Embeddings {
  /** vectors of two models are never compared */
  model: string;
  /** One vector of length 1 for each text, all of one dimension. @throws EmbeddingFault */
  embed(texts: readonly string[]): Promise<Float32Array[]>;
}

export class EmbeddingFault extends Error {
  /** `down`: try again later; `refused`: it answered, and will not take these texts */
  readonly code: 'down' | 'refused';

  constructor(code: EmbeddingFault['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'EmbeddingFault';
    this.code = code;
  }
}

export interface EmbeddingSettings {
  /** up to `/embeddings`, such as http://127.0.0.1:11434/v1 */
  url: string;
  model: string;
  key?: string | undefined;
}

const patience = 10_000;
const reply = z.object({
  data: z.array(z.object({ index: z.int().min(0), embedding: z.array(z.number()).min(1) })),
});

/** In the order of the texts, whatever order they came in. */
const vectorsOf = (body: unknown, asked: number): Float32Array[] => {
  const read = reply.safeParse(body);
  if (!read.success) throw new EmbeddingFault('refused', 'the answer holds no embeddings');
  const found = new Map(read.data.data.map(({ index, embedding }) => [index, embedding]));
  const vectors = Array.from({ length: asked }, (_, at) => unit(found.get(at) ?? []));
  const [first] = vectors;
  if (vectors.some((one) => one.length === 0 || one.length !== first!.length))
    throw new EmbeddingFault('refused', 'the answer lacks vectors, or they differ in dimension');
  return vectors;
};

/** Of length 1, so that the product of two is their cosine; nothing for a vector without a direction. */
const unit = (numbers: readonly number[]): Float32Array => {
  const length = Math.sqrt(numbers.reduce((sum, one) => sum + one * one, 0));
  return length > 0 && Number.isFinite(length)
    ? Float32Array.from(numbers, (one) => one / length)
    : new Float32Array(0);
};

/** 429 and 5xx pass by themselves; any other status is about what was sent, or how. */
const passes = (status: number): boolean => status === 429 || status >= 500;

/** Any endpoint that speaks OpenAI's `POST {url}/embeddings`. @param wait milliseconds for a whole answer */
export const makeEmbeddings = (
  { url, model, key }: EmbeddingSettings,
  wait = patience,
): Embeddings => ({
  model,
  embed: async (texts) => {
    const ask = async () => {
      const response = await fetch(`${url.replace(/\/+$/, '')}/embeddings`, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          ...(key ? { Authorization: `Bearer ${key}` } : {}),
        },
        body: JSON.stringify({ model, input: texts }),
        redirect: 'error',
        signal: AbortSignal.timeout(wait),
      });
      return { status: response.status, text: await response.text() };
    };
    const { status, text } = await ask().catch((cause) => {
      throw new EmbeddingFault('down', 'the embedding endpoint does not answer', { cause });
    });
    if (status !== 200)
      throw new EmbeddingFault(
        passes(status) ? 'down' : 'refused',
        `the embedding endpoint answered ${status}`,
      );
    return vectorsOf(parsed(text), texts.length);
  },
});

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new EmbeddingFault('refused', 'the answer is no JSON', { cause });
  }
};
