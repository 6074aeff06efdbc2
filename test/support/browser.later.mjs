// The clock of an application that a story has of its own: the story tells it how many days have passed.
const clock = Date;
let ahead = 0;
const now = () => clock.now() + ahead;

globalThis.Date = new Proxy(clock, {
  construct: (target, parts, as) => Reflect.construct(target, parts.length ? parts : [now()], as),
  get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
});
process.on('message', ({ days }) => {
  ahead += days * 86_400_000;
  process.send('passed');
});
process.channel?.unref();
