import { describe, expect, it } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { NeedView } from '@zhiqiao/shared/needs/need.schema';
import { fieldOf, toBrief } from '../../client/src/features/bids/bid.form.ts';
import { BidWriting } from '../../client/src/pages/bids/BidWriting.tsx';
import { storedDraft } from '../../client/src/platform/draft.ts';
import { type Asked, renderAt, serve } from '../support/client.tsx';

const indicator = (key: string, name: string) => ({
  key,
  name,
  current: 86,
  target: 95,
  upper: null,
  unit: '%',
  comparator: 'gte',
  method: '',
});
const need = {
  id: 'need1',
  number: 'XQ2026-0001',
  title: '磨削噪声',
  state: 'matching',
  firm: { id: 'firm1', name: '示例厂', verified: true },
  indicators: [indicator('ind0x', '合格率'), indicator('ind1x', '圆度')],
  terms: { budget: { min: 40_000_000, max: 60_000_000 }, modes: [] },
  hidden: [],
  standings: ['expert'],
} as unknown as NeedView;

const refusal = {
  code: 'badInput',
  requestId: 'r1',
  issues: [
    { path: 'answers.ind1x', code: 'required', message: '圆度：还没有答复' },
    { path: 'plan', code: 'too_small', message: '技术方案：至少写 20 个字' },
  ],
};
const server = (taken: () => boolean) => (asked: Asked) => {
  if (asked.path.endsWith('/submit'))
    return taken() ? { body: { id: 'bid1', rev: 2 } } : { status: 400, body: refusal };
  if (asked.path.startsWith('/api/bids')) return { body: { id: 'bid1', rev: 1 } };
  if (asked.path === '/api/me')
    return { body: { account: null, demo: false, setUp: true, county: { code: '', name: '' } } };
  return { status: 404, body: { code: 'notFound' } };
};

const plan = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: '技术方案' });

describe('the bid form', () => {
  it('when the server refuses, then what was typed stays and the focus is in the first wrong field', async () => {
    const heard = serve(server(() => false));
    renderAt('/', <BidWriting need={need} bid={undefined} />);
    await userEvent.type(plan(), '先测基线');
    await userEvent.click(screen.getAllByRole('radio', { name: '能做到' })[0]!);
    await userEvent.click(screen.getByRole('button', { name: '提交揭榜' }));
    // told in the box above and at the field itself
    expect(await screen.findAllByText('圆度：还没有答复')).toHaveLength(2);
    expect(plan().value).toBe('先测基线');
    expect(plan().getAttribute('aria-invalid')).toBe('true');
    const wrong = document.querySelector('[data-field="answers.ind1x"]')!;
    await waitFor(() => expect(wrong.contains(document.activeElement)).toBe(true));
    expect(heard.filter(({ path }) => path === '/api/bids')).toHaveLength(1);
  });

  it('when it is sent again after the refusal, then the same draft is changed and no second one begun', async () => {
    let whole = false;
    const heard = serve(server(() => whole));
    const { router } = renderAt('/', <BidWriting need={need} bid={undefined} />);
    await userEvent.type(plan(), '先测基线');
    await userEvent.click(screen.getByRole('button', { name: '提交揭榜' }));
    await screen.findAllByText('圆度：还没有答复');
    whole = true;
    await userEvent.type(plan(), '，再小批验证');
    await userEvent.click(screen.getByRole('button', { name: '提交揭榜' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/bids/bid1'));
    const writes = heard.filter(({ method }) => method !== 'GET');
    expect(writes.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /api/bids',
      'POST /api/bids/bid1/submit',
      'PUT /api/bids/bid1',
      'POST /api/bids/bid1/submit',
    ]);
    expect(writes[2]!.body).toMatchObject({ rev: 1, plan: '先测基线，再小批验证' });
    expect(storedDraft('bid:need1:')).toBeUndefined();
  });

  it('when the page is left while writing, then the next visit goes on with it', async () => {
    serve(server(() => false));
    const first = renderAt('/', <BidWriting need={need} bid={undefined} />);
    await userEvent.type(plan(), '写了一半');
    first.unmount();
    renderAt('/', <BidWriting need={need} bid={undefined} />);
    expect(plan().value).toBe('写了一半');
  });
});

describe('a bid as it is sent', () => {
  const blank = { answers: {}, plan: '', months: '', conflict: '', nothingConfidential: false };

  it('when a price is typed in 万元, then it is sent in whole fen', () => {
    const sent = toBrief({ ...blank, price: '32.4', tie: '' }, []);
    expect(sent.price).toBe(32_400_000);
  });

  it('when a tie is declared without words, then the declaration is not made', () => {
    expect(toBrief({ ...blank, price: '', tie: 'some' }, []).conflictDeclared).toBe(false);
    expect(toBrief({ ...blank, price: '', tie: 'none' }, []).conflictDeclared).toBe(true);
  });

  it('when an issue names an answer by its place in the list, then it points at that indicator', () => {
    const sent = [{ key: 'ind5x' }, { key: 'ind7x' }];
    expect(fieldOf('answers.1.words', sent)).toBe('answers.ind7x.words');
    expect(fieldOf('answers.ind5x', sent)).toBe('answers.ind5x');
    expect(fieldOf('conflictDeclared', sent)).toBe('tie');
  });
});
