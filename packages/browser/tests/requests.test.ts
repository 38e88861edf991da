// What is told of an exchange. Not: how fetch and XHR are watched.

import { expect, it } from 'vitest';
import { beginExchange } from '../src/capture/requests';
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
  const tools = [emit, makePrivacy(settings), makeLedger(), settings] as const;
  const [end] = beginExchange(...tools, Date.now, '/api/me', undefined);
  end({ method: 'GET', url: '/api/me', status: 200 }, (name) =>
    name === 'content-length' ? length : null,
  );
  expect((entries[0]?.payload as { responseBytes?: number }).responseBytes).toBe(size);
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
  const tools = [makeEmit().emit, makePrivacy(settings), makeLedger(), settings] as const;
  const [, wantsBody] = beginExchange(...tools, Date.now, '/?wc-ajax=checkout', undefined);
  expect(wantsBody).toBe(kept);
});
