import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { firmRegistration } from '../support/people.ts';
import { type ChildStore, childOptions, childStdio, letGo, startChild } from './store.child.ts';
import { newFolder, removeFolder, until } from './store.harness.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const dir = newFolder();

/** The application in a process of its own, told where the store is. */
class House {
  private readonly child: ChildProcess;
  private printed = '';

  constructor(uri: string, name: string) {
    const dataDir = join(dir, name);
    mkdirSync(dataDir);
    const env = {
      ...process.env,
      MONGODB_URI: uri,
      PORT: '0',
      DATA_DIR: dataDir,
      LOG_LEVEL: 'error',
      SOCKETS: 'store',
      SESSION_SECRET: 'a secret that both processes know, long enough',
    };
    this.child = spawn(process.execPath, [...childOptions, 'server/src/main.ts'], {
      cwd: root,
      env,
      stdio: childStdio,
    });
    letGo(this.child);
    for (const stream of [this.child.stdout, this.child.stderr])
      stream?.on('data', (text) => {
        this.printed += text;
      });
  }

  async find(what: RegExp): Promise<string> {
    await until(() => what.test(this.printed) || this.child.exitCode !== null);
    return what.exec(this.printed)?.[1] ?? `nothing like ${what} in: ${this.printed}`;
  }

  async ask(method: string, path: string, body?: object, cookie = ''): Promise<Response> {
    const url = await this.find(/(http:\/\/127\.0\.0\.1:\d+)\n/);
    const headers = { 'content-type': 'application/json', 'x-requested-with': 'zhiqiao', cookie };
    return fetch(url + path, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
  }

  /** @returns the cookie of somebody who signed in here */
  async signIn(login: string, password: string): Promise<string> {
    const reply = await this.ask('POST', '/api/session', { login, password });
    expect(reply.status).toBe(200);
    const cookies = reply.headers.getSetCookie().map((line) => line.split(';')[0]);
    return cookies.join('; ');
  }

  stop(): Promise<void> {
    const ended = new Promise<void>((resolve) => this.child.once('exit', () => resolve()));
    this.child.kill('SIGTERM');
    return ended;
  }
}

let store: ChildStore;
let houses: House[];

beforeAll(async () => {
  store = await startChild(join(dir, 'store'));
  houses = [new House(store.uri, 'one'), new House(store.uri, 'two')];
});
afterAll(async () => {
  await Promise.all(houses.map((house) => house.stop()));
  await store.kill();
  removeFolder(dir);
});

describe('one store for several processes', () => {
  it('when the application runs twice on two ports, then what one writes the other knows', async () => {
    const [one, two] = houses as [House, House];
    const code = await one.find(/setup\?code=(\S+?)[ .]/);
    const [login, password] = ['chief', 'a bridge of stone'];
    const account = { login, password, name: '陈局' };
    const county = { code: '331201', name: '清江县' };
    const made = await one.ask('POST', '/api/setup', { code, county, bureau: '科技局', account });
    expect(made.status).toBeLessThan(300);

    const cookie = await two.signIn(login, password);
    expect(await (await two.ask('GET', '/api/me', undefined, cookie)).json()).toMatchObject({
      county,
    });
    const again = await two.ask('POST', '/api/setup', { code, county, bureau: '科技局', account });
    expect(again.ok).toBe(false);
  });

  it('when a firm is verified at one and refused at the other, then the search of both follows', async () => {
    const [one, two] = houses as [House, House];
    const account = { login: 'mill', name: '方启明', password: 'a bridge of stone' };
    const firm = firmRegistration({ name: '漱石涂层（示例）' });
    expect((await one.ask('POST', '/api/registrations/firm', { account, firm })).status).toBe(200);
    const cookies = await Promise.all(
      houses.map((house) => house.signIn('chief', 'a bridge of stone')),
    );
    const id = (
      await (
        await one.ask('GET', '/api/me', undefined, await one.signIn('mill', account.password))
      ).json()
    ).account.organisation.id;
    const judge = async (at: number, body: object) => {
      const path = `/api/organisations/${id}/verdict`;
      expect((await houses[at]!.ask('POST', path, body, cookies[at])).status).toBe(200);
    };
    const found = async (house: House) => {
      const reply = await house.ask(
        'GET',
        `/api/search/organisations?q=${encodeURIComponent('"漱石涂层"')}`,
      );
      return ((await reply.json()) as { total: number }).total;
    };
    const both = (total: number) => async () =>
      (await found(one)) === total && (await found(two)) === total;
    await judge(0, { verdict: 'verified' });
    await until(both(1));
    await judge(1, { verdict: 'refused', note: '信用代码与执照不符' });
    await until(both(0));
  });
});
