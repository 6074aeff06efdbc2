import type { Browser } from 'playwright-core';
import { demoPassword } from '../../seeds/roles.ts';
import { url, type Visitor, visitor } from './browser.ts';

/** A window whose owner has signed in already: stories about something else need not pass the form again. */
export const seatedAs = async (
  browser: Browser,
  login: string,
  width = 1280,
  locale = 'zh-CN',
): Promise<Visitor> => {
  const one = await visitor(browser, width, locale, false);
  await ask(one, 'POST', '/api/session', { login, password: demoPassword });
  return one;
};

/** Asks the server as the owner of the window: for what a story stands on, never for what it tells. */
export const ask = async <T = { id: string }>(
  { page }: Visitor,
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  data?: object,
): Promise<T> => {
  const reply = await page.request.fetch(url + path, {
    method,
    headers: { 'x-requested-with': 'zhiqiao' },
    ...(data ? { data } : {}),
  });
  if (!reply.ok()) throw new Error(`${method} ${path}: ${reply.status()} ${await reply.text()}`);
  return (await reply.json()) as T;
};

const dayAhead = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** A need of a firm, written well enough to be reviewed at once. */
export const aNeed = async (firm: Visitor, title: string): Promise<string> => {
  const { id } = await ask(firm, 'POST', '/api/needs', {
    title,
    background: `${title}：产线上每批都要返工，返工率 8%，客户要求降到 2% 以内，设备不能长停，改造要分两步走。`,
    tried: '换过两家供应商的部件，效果只维持了一个月。',
    keywords: ['返工', '产线'],
    indicators: [
      {
        key: 'ind1',
        name: '返工率',
        current: 8,
        target: 2,
        unit: '%',
        comparator: 'lte',
        method: '每批抽检 200 件，连续 3 批',
      },
    ],
    budget: { min: 20_000_000, max: 30_000_000 },
    deadline: dayAhead(90),
    industry: '3451',
    disciplines: ['4602020'],
    town: '331201101',
    modes: ['jointDevelop'],
    secrets: '主要客户名单',
  });
  return id;
};

/** As far as the bureau's queue. */
export const aSubmittedNeed = async (firm: Visitor, title: string): Promise<string> => {
  const id = await aNeed(firm, title);
  await ask(firm, 'POST', `/api/needs/${id}/submit`, {});
  return id;
};

export const aPublishedNeed = async (
  firm: Visitor,
  bureau: Visitor,
  title: string,
): Promise<string> => {
  const id = await aSubmittedNeed(firm, title);
  await ask(bureau, 'POST', `/api/needs/${id}/publish`, {});
  return id;
};

/** One page, sent: to the firm, or to the expert's unit where there is one. */
export const aBid = async (expert: Visitor, need: string): Promise<string> => {
  const { id } = await ask(expert, 'POST', '/api/bids', {
    need,
    answers: [{ key: 'ind1', answer: 'yes', value: 1.5, words: '同类产线连续三批' }],
    plan: '先测两周基线，再改工艺参数并加在线监测，最后连续三批复测并把工艺写成卡片。',
    months: 6,
    price: 24_000_000,
    conflict: '',
    nothingConfidential: true,
    conflictDeclared: true,
  });
  await ask(expert, 'POST', `/api/bids/${id}/submit`, {});
  return id;
};
