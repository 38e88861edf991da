import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { captureClicks } from '../src/capture/clicks';
import { captureConsole } from '../src/capture/console';
import { nameOf, selectorOf } from '../src/capture/elements';
import { captureErrors } from '../src/capture/errors';
import { captureFetch } from '../src/capture/fetch';
import { captureNavigation } from '../src/capture/navigation';
import { captureStorage } from '../src/capture/storage';
import { tellWrites } from '../src/capture/writes';
import { takeEarly } from '../src/early';
import type { Stop } from '../src/entry';
import { makeLedger } from '../src/ledger';
import { findMasked } from '../src/masked';
import type { Options } from '../src/options';
import { makePrivacy } from '../src/privacy';
import { tellArrival } from '../src/vitals';
import { makeEmit, settingsWith } from './builders';

const stops: Stop[] = [];
const tools = (options: Partial<Options> = {}) => {
  const settings = settingsWith(options);
  return { ...makeEmit(), ledger: makeLedger(), settings, privacy: makePrivacy(settings) };
};
const messages = (entries: { payload?: unknown }[]): unknown[] =>
  entries.map(({ payload }) => (payload as { message: unknown }).message);

beforeEach(() => {
  document.body.innerHTML = '';
});
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  vi.unstubAllGlobals();
});

describe('console', () => {
  const begin = () => {
    for (const method of ['log', 'warn', 'error'] as const) {
      vi.spyOn(console, method).mockImplementation(() => undefined);
    }
    const { emit, entries, privacy, ledger } = tools();
    stops.push(captureConsole(emit, privacy, ledger));
    return { entries, ledger };
  };

  it('is kept with its level, filled and masked', () => {
    const { entries } = begin();
    console.log('%s has %d', 'joe@mail.example', 3, { a: 1 });
    console.warn('w');
    console.error('failed', new TypeError('no'));
    expect(entries.map(({ level }) => level)).toEqual(['info', 'warn', 'error']);
    expect(messages(entries)).toEqual(['[EMAIL] has 3 {"a":1}', 'w', 'failed TypeError: no']);
    expect(entries[2]?.payload).toMatchObject({ error: { name: 'TypeError', message: 'no' } });
  });

  it('does not hear what a getter of the page writes while we look', () => {
    const { entries } = begin();
    const chatty = {
      get x(): number {
        console.log('inside');
        return 1;
      },
    };
    console.log(chatty);
    expect(messages(entries)).toEqual(['{"x":1}']);
  });

  it('counts what is over a hundred lines a second', () => {
    vi.useFakeTimers();
    const { entries, ledger } = begin();
    for (let line = 0; line < 1000; line++) console.log('x');
    expect(entries).toHaveLength(100);
    expect(ledger.take()).toEqual({ rate: 900 });
    vi.useRealTimers();
  });
});

describe('errors', () => {
  it('thrown again and again are kept once a second, and counted', () => {
    const { emit, entries, ledger, privacy, settings } = tools();
    stops.push(captureErrors(emit, privacy, ledger, settings, Date.now, takeEarly()));
    const error = new Error('again');
    for (let one = 0; one < 5; one++) {
      window.dispatchEvent(new ErrorEvent('error', { error, message: 'again' }));
    }
    expect(messages(entries)).toEqual(['again']);
    expect(ledger.take()).toEqual({ rate: 4 });
  });

  it('from before the script are taken over from the snippet', () => {
    const stopped = vi.fn();
    const early = [new ErrorEvent('error', { error: new Error('early') })];
    vi.stubGlobal('UCQ', Object.assign(early, { stop: stopped }));
    const { emit, entries, ledger, privacy, settings } = tools();
    stops.push(captureErrors(emit, privacy, ledger, settings, Date.now, takeEarly()));
    expect(messages(entries)).toEqual(['early']);
    expect(stopped).toHaveBeenCalledOnce();
  });
});

describe('navigation', () => {
  it('of thousands of steps keeps what a second has room for, and counts the rest', () => {
    vi.useFakeTimers();
    const { emit, entries, ledger, privacy } = tools();
    stops.push(captureNavigation(emit, privacy, ledger));
    for (let step = 0; step < 3000; step++) history.pushState({}, '', `#${step}`);
    vi.useRealTimers();
    expect(entries.length).toBeGreaterThan(100);
    expect(entries.length).toBeLessThanOrEqual(200);
    expect(entries.length + (ledger.take()?.rate ?? 0)).toBeGreaterThanOrEqual(3000);
  });
});

describe('fetch', () => {
  const begin = (answer: Promise<unknown>, options: Partial<Options> = {}) => {
    const original = vi.fn(() => answer);
    vi.stubGlobal('fetch', original);
    const { emit, entries, ledger, privacy, settings } = tools(options);
    stops.push(captureFetch(emit, privacy, ledger, settings, Date.now));
    return entries;
  };
  const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

  it('tells what came, without secrets and without bodies', async () => {
    const entries = begin(
      Promise.resolve(new Response('body', { status: 502, headers: { 'x-request-id': 'r1' } })),
    );
    await fetch('https://a.example/pay?card=1', { method: 'post', body: 'secret' });
    await settled();
    expect(entries[0]).toMatchObject({
      type: 'network',
      level: 'error',
      payload: {
        method: 'POST',
        url: 'https://a.example/pay?card=…',
        status: 502,
        requestId: 'r1',
      },
    });
    expect(JSON.stringify(entries)).not.toMatch(/secret|body"/);
  });

  it('keeps bodies only of urls that were opted in, masked', async () => {
    const entries = begin(Promise.resolve(new Response('mail joe@mail.example')), {
      bodies: ['/pay'],
    });
    await fetch('https://a.example/pay', { method: 'POST', body: 'pin=1234' });
    await settled();
    expect(entries[0]?.payload).toMatchObject({
      requestBody: 'pin=[SECRET]',
      responseBody: 'mail [EMAIL]',
    });
  });

  it('tells a failure, and leaves the rejection to the page', async () => {
    const entries = begin(Promise.reject(new TypeError('Failed to fetch')));
    await expect(fetch('https://a.example/')).rejects.toThrow('Failed to fetch');
    await settled();
    expect(entries[0]).toMatchObject({ level: 'error', payload: { status: 0 } });
  });

  it('survives an answer that is none', async () => {
    const entries = begin(Promise.resolve(null));
    await expect(fetch('https://a.example/')).resolves.toBeNull();
    await settled();
    expect(entries).toEqual([]);
  });
});

describe('storage', () => {
  it('tells keys and sizes, never values, and lets a quota error through', () => {
    const { emit, entries, ledger, privacy, settings } = tools();
    const full = Object.assign(new Error('full'), { name: 'QuotaExceededError' });
    const original = vi.spyOn(Storage.prototype, 'setItem').mockImplementation((key) => {
      if (key === 'big') throw full;
    });
    stops.push(captureStorage(tellWrites(emit, privacy, ledger, settings), Date.now));
    Storage.prototype.setItem.call(localStorage, 'cart', 'secret');
    expect(() => {
      Storage.prototype.setItem.call(sessionStorage, 'big', 'x');
    }).toThrow(full);
    expect(original).toHaveBeenCalledTimes(2);
    expect(entries.map(({ level }) => level)).toEqual(['info', 'error']);
    expect(entries[0]?.payload).toMatchObject({ area: 'localStorage', key: 'cart', size: 6 });
    expect(JSON.stringify(entries)).not.toContain('secret');
  });
});

describe('the page itself', () => {
  const arrive = (status: number) => {
    const name = `${location.origin}/book?name=joe&seat=7#end`;
    const load: unknown = { name, responseStatus: status, responseStart: 41.4 };
    vi.spyOn(performance, 'getEntriesByType').mockReturnValue([load as PerformanceEntry]);
    const { emit, entries, privacy } = tools();
    tellArrival(emit, privacy);
    return entries;
  };

  // a form that the browser posts leaves no request: its 500 was a page like any other
  it.each([
    [500, 'error'],
    [400, 'warn'],
  ])('that was answered %i is told as a document', (status, level) => {
    const [entry] = arrive(status);
    expect(entry).toMatchObject({ type: 'network', level });
    expect(entry?.payload).toMatchObject({ resource: 'document', status, durationMs: 41 });
  });

  // a router had put another address there before the status was told
  it('is named by the address that was answered, masked', () => {
    history.replaceState(null, '', '/elsewhere');
    const [entry] = arrive(404);
    expect(entry?.payload).toMatchObject({ url: `${location.origin}/book?name=…&seat=…#end` });
  });

  it('is not told where it came', () => {
    expect(arrive(200)).toEqual([]);
  });
});

describe('clicks', () => {
  const click = (selector: string): void => {
    document
      .querySelector(selector)
      ?.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
  };

  it('in anger are marked: three on one control within a moment', () => {
    document.body.innerHTML = '<button id="pay"><b>Pay now</b></button><a id="other">x</a>';
    const { emit, entries, privacy, ledger, settings } = tools();
    stops.push(captureClicks(emit, privacy, ledger, () => undefined, Date.now, [], settings));
    for (const where of ['b', 'b', '#pay', '#other']) click(where);
    expect(entries.map(({ eventMetadata }) => eventMetadata?.rage)).toEqual([
      undefined,
      undefined,
      3,
      undefined,
    ]);
    expect(entries[0]?.eventMetadata).toMatchObject({ selector: '#pay', text: 'Pay now' });
  });

  it('from before the part had loaded have their time, and no name that is gone', () => {
    document.body.innerHTML =
      '<button id="pay">Pay</button><p data-uc-mask><b id="joe">Joe</b></p>';
    const early: Event[] = [];
    const keep = (event: Event) => early.push(event);
    document.addEventListener('click', keep, true);
    for (const where of ['#pay', '#joe']) click(where);
    document.removeEventListener('click', keep, true);
    document.querySelector('p')?.remove();
    const { emit, entries, privacy, ledger, settings } = tools();
    const next = vi.fn();
    const now = (): number => performance.now();
    stops.push(captureClicks(emit, privacy, ledger, next, now, early, settings));
    expect(messages(entries)).toEqual(['Clicked Pay', 'Clicked #joe']);
    expect(entries[0]?.at).toBeCloseTo(early[0]!.timeStamp, -1);
    expect(next).not.toHaveBeenCalled();
  });

  it('on ten thousand empty elements are named within a moment', () => {
    document.body.innerHTML = '<div>' + '<i></i>'.repeat(10_000) + '</div>';
    const looks = vi.fn(() => false);
    nameOf(document.querySelector('div')!, tools().privacy, looks);
    expect(looks.mock.calls.length).toBeLessThan(300);
  });

  it.each([
    ['<button aria-label="Close">x</button>', 'Close'],
    ['<b id="l">Your name</b><input aria-labelledby="l" value="Joe">', 'Your name'],
    ['<input type="submit" value="Send">', 'Send'],
    ['<input value="typed" placeholder="City">', 'City'],
    ['<textarea>typed</textarea>', ''],
    ['<div contenteditable>typed</div>', ''],
    ['<button>Pay <i data-uc-mask>Joe</i></button>', 'Pay'],
    ['<p data-uc-mask><button>Joe</button></p>', '[MASKED]'],
  ])('name %s without what was typed', (html, name) => {
    document.body.innerHTML = html;
    const control = document.querySelector('button,input,textarea,div')!;
    const { privacy, settings } = tools();
    expect(nameOf(control, privacy, findMasked(settings))).toBe(name);
  });

  it.each([
    ['<i data-testid="pay"></i>', '[data-testid="pay"]'],
    ['<i id="pay"></i>', '#pay'],
    ['<i id="ember1234" class="css-1x2y3z row"></i>', 'html > body > i.row'],
    ['<u></u><i></i><i></i>', 'html > body > i:nth-of-type(1)'],
    ['<i name="city"></i>', 'html > body > i[name="city"]'],
  ])('select %s by what lasts', (html, selector) => {
    document.body.innerHTML = html;
    expect(selectorOf(document.querySelector('i') as Element)).toBe(selector);
  });
});
