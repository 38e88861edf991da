// What is told of an exchange. Not: how fetch and XHR are watched.

import { expect, it, vi } from 'vitest';
import { beginExchange, type Tools } from '../src/capture/requests';
import { makeLedger } from '../src/ledger';
import { makePrivacy } from '../src/privacy';
import { makeEmit, settingsWith } from './builders';

// an empty answer where JSON was due is what a page then fails by; it was told as one of no size
it.each([
  ['0', 0],
  ['17', 17],
  [null, undefined],
])('the size of an answer whose header says %j', (length, size) => {
  const settings = settingsWith();
  const { emit, entries } = makeEmit();
  const [end] = beginExchange(
    [emit, makePrivacy(settings), makeLedger(), settings, Date.now],
    { resource: 'fetch', method: 'GET', url: '/api/me' },
    undefined,
  );
  end({ status: 200 }, (name) => (name === 'content-length' ? length : null));
  expect((entries[0]?.payload as { responseBytes?: number }).responseBytes).toBe(size);
});

// a booking that was never answered was told as one for which nothing had been sent
it('what has no answer after eight seconds is told as pending, and once more as it ends', () => {
  vi.useFakeTimers();
  const settings = settingsWith();
  const { emit, entries } = makeEmit();
  const tools: Tools = [emit, makePrivacy(settings), makeLedger(), settings, Date.now];
  const asked = { resource: 'fetch', method: 'POST', url: '/book' };
  const [end] = beginExchange(tools, asked, undefined);
  vi.advanceTimersByTime(8000);
  end({ status: 200 });
  vi.advanceTimersByTime(60_000);

  const told = entries.map(({ level, payload }) => [level, payload]);
  expect(told).toMatchObject([
    ['info', { method: 'POST', pending: true, durationMs: 8000 }],
    ['info', { method: 'POST', status: 200 }],
  ]);
  expect(entries[0]?.payload).not.toHaveProperty('status');
  vi.useRealTimers();
});

it('what is answered in time is told once', () => {
  vi.useFakeTimers();
  const settings = settingsWith();
  const { emit, entries } = makeEmit();
  const tools: Tools = [emit, makePrivacy(settings), makeLedger(), settings, Date.now];
  const [end] = beginExchange(tools, { resource: 'xhr', method: 'GET', url: '/me' }, undefined);
  end({ status: 200 });
  vi.advanceTimersByTime(60_000);

  expect(entries).toHaveLength(1);
  vi.useRealTimers();
});

// `data-bodies="/cart,wc-ajax"` was one address that no request has: a shop had no body at all
it.each([
  ['/cart,wc-ajax', true],
  ['/cart, wc-ajax', true],
  ['/cart,', false],
  ['', false],
  [['/pay', /wc-ajax=c/], true],
  [['/pay'], false],
])('whose bodies are kept, as %j says', (bodies, kept) => {
  const settings = settingsWith({ bodies });
  const tools: Tools = [makeEmit().emit, makePrivacy(settings), makeLedger(), settings, Date.now];
  const asked = { resource: 'fetch', method: 'POST', url: '/?wc-ajax=checkout' };
  const [, wantsBody] = beginExchange(tools, asked, undefined);
  expect(wantsBody).toBe(kept);
});
