import express from 'express';

/** The reference of `bench.http`: bare Express answering fixed JSON from memory. */
const sample = JSON.parse(process.env.SAMPLE ?? '{}') as object;
const app = express();
app.use(express.json());
app.all('/{*path}', (_req, res) => {
  res.json(sample);
});
const server = app.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(
    `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}\n`,
  );
});
