import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Words that mean one thing share a direction: a model small enough to know by heart. */
const senses: readonly (readonly string[])[] = [
  ['噪声', '异音', '声响'],
  ['磨削', '超精研'],
  ['轴承', '滚动体'],
  ['保温', '涂层'],
  ['密封', '泄漏'],
];

const vectorOf = (text: string, dimension: number): number[] => {
  const counts = senses.map((words) => words.filter((word) => text.includes(word)).length);
  return Array.from(
    { length: dimension },
    (_, at) => counts[at] ?? (at === senses.length ? 0.2 : 0),
  );
};

export type Mood = 'well' | 'down' | 'wrong' | 'silent' | 'noJson' | { refuses: string };

/** A real server of OpenAI's embeddings protocol, whose mood a test sets. */
export interface EmbeddingStand {
  url: string;
  /** every text it was sent, in order */
  texts: string[];
  /** the Authorization headers it saw */
  keys: (string | undefined)[];
  asked: number;
  mood: Mood;
  dimension: number;
  close(): Promise<void>;
}

const say = (response: ServerResponse, status: number, body: string): void => {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(body);
};

const answer = (stand: EmbeddingStand, response: ServerResponse, body: string): void => {
  const { input, model } = JSON.parse(body) as { input: string[]; model: string };
  const { mood } = stand;
  stand.asked += 1;
  const refuses = typeof mood === 'object' && input.some((text) => text.includes(mood.refuses));
  if (mood === 'silent') return;
  if (mood === 'down') say(response, 503, '{}');
  else if (mood === 'noJson') say(response, 200, '<html>');
  else if (mood === 'wrong') say(response, 200, JSON.stringify({ data: [{ index: 0 }] }));
  else if (refuses) say(response, 400, '{"error":"too long"}');
  else {
    stand.texts.push(...input);
    const data = input.map((text, index) => ({
      index,
      embedding: vectorOf(text, stand.dimension),
    }));
    // the order of the answer is not promised by the protocol
    say(response, 200, JSON.stringify({ model, data: data.toReversed() }));
  }
};

export const startEmbedding = async (): Promise<EmbeddingStand> => {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      stand.keys.push(request.headers.authorization);
      if (request.url === '/v1/embeddings') answer(stand, response, body);
      else say(response, 404, '{}');
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const stand: EmbeddingStand = {
    url: `http://127.0.0.1:${port}/v1`,
    texts: [],
    keys: [],
    asked: 0,
    mood: 'well',
    dimension: 8,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
  return stand;
};
