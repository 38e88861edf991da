// What becomes of a fetch that is ended or dropped by its page. Not: what is told of an answer.

import { afterEach, expect, it, vi } from 'vitest';
import { captureFetch } from '../src/capture/fetch';
import { makeLedger } from '../src/ledger';
import { makePrivacy } from '../src/privacy';
import { makeEmit, settingsWith } from './builders';

afterEach(() => {
  vi.unstubAllGlobals();
});

/** Have a request rejected with what WebKit says of each that a signal ends; return its entry. */
async function ended(reason: unknown): Promise<unknown> {
  const said = new DOMException('Fetch is aborted', 'AbortError');
  vi.stubGlobal('fetch', () => Promise.reject(said));
  const settings = settingsWith();
  const { emit, entries } = makeEmit();
  const undo = captureFetch(emit, makePrivacy(settings), makeLedger(), settings, Date.now);
  const control = new AbortController();
  control.abort(reason);
  await fetch('/pay', { signal: control.signal }).catch(() => undefined);
  undo();
  return entries[0];
}

// WebKit 2.50 told a payment that timed out as one that its page had thought better of
it('a deadline of the page is a failure, also where it is told as aborted', async () => {
  const told = await ended(new DOMException('The operation timed out.', 'TimeoutError'));
  expect(told).toMatchObject({
    level: 'error',
    payload: { aborted: false, error: 'TimeoutError: The operation timed out.' },
  });
});

it('what the page gives up is told as given up, with its reason', async () => {
  const told = await ended('another city');
  expect(told).toMatchObject({ level: 'info', payload: { aborted: true, error: 'another city' } });
});

/** Capture the requests of whatever stands for `fetch` now; return the undo. */
function watched(): () => void {
  const settings = settingsWith();
  return captureFetch(makeEmit().emit, makePrivacy(settings), makeLedger(), settings, Date.now);
}

/** Return the reasons of the refusals that nobody handles while `work` does its work. */
async function unhandled(work: () => void): Promise<unknown[]> {
  const heard: unknown[] = [];
  const others = process.listeners('unhandledRejection');
  process.removeAllListeners('unhandledRejection');
  process.on('unhandledRejection', (reason) => heard.push(reason));
  const undo = watched();
  work();
  await new Promise((resolve) => setTimeout(resolve, 10));
  undo();
  process.removeAllListeners('unhandledRejection');
  for (const other of others) process.on('unhandledRejection', other);
  return heard;
}

it('a refusal that the page drops is unhandled as without us, once', async () => {
  const refused = new TypeError('Failed to fetch');
  vi.stubGlobal('fetch', () => Promise.reject(refused));
  expect(await unhandled(() => void fetch('/pay'))).toEqual([refused]);
});

it('a refusal that the page handles is unhandled nowhere', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  expect(await unhandled(() => void fetch('/pay').catch(() => undefined))).toEqual([]);
});

it('what a stand-in for fetch gives back that is no promise reaches the page as it is', () => {
  vi.stubGlobal('fetch', () => 'told by a test');
  const undo = watched();
  expect(fetch('/pay')).toBe('told by a test');
  undo();
});

it('the very answer of the original is passed on, by a promise of its kind', async () => {
  class Kind<T> extends Promise<T> {}
  const answer = new Response('x');
  vi.stubGlobal('fetch', () => Kind.resolve(answer));
  const undo = watched();
  const passedOn = fetch('/x');
  undo();
  expect(passedOn).toBeInstanceOf(Kind);
  expect(await passedOn).toBe(answer);
});
