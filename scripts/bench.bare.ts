import express from 'express';

/** The reference of the benches of HTTP: bare Express answering fixed JSON, or a fixed page, from memory. */
const typed = process.env.SAMPLE ?? '{}';
const page = typed.startsWith('<');
const sample = (page ? {} : JSON.parse(typed)) as object;
const app = express();
app.use(express.json());
app.all('/{*path}', (_req, res) => {
  if (page) res.type('html').send(typed);
  else res.json(sample);
});
const server = app.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(
    `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}\n`,
  );
});
