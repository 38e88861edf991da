// What other browsers lack or do otherwise, and pages take away: each with a fake. Not: Chromium
// (tests/flow/test_bad_pages.py).

import { afterEach, describe as group, expect, it, vi } from 'vitest';

import { describe, tellError, toJson } from '../src/describe';
import { tellEnvironment } from '../src/environment';
import { gzip } from '../src/gzip';
import { makeLedger } from '../src/ledger';
import { makeShelf } from '../src/shelf';
import { makeTransport } from '../src/transport';
import { KEY, makeFakeShelf, makeWorld, many } from './builders';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const LONG = 'x'.repeat(5000);

group('gzip', () => {
  it('leaves a body as it is where the browser cannot', async () => {
    vi.stubGlobal('CompressionStream', undefined);
    expect(await gzip(LONG)).toBeUndefined();
  });

  it('leaves a body as it is where the page has replaced what it needs', async () => {
    vi.stubGlobal('CompressionStream', {});
    vi.stubGlobal('Response', {});
    expect(await gzip(LONG)).toBeUndefined();
  });
});

group('a request', () => {
  const ask = async (): Promise<RequestInit> => {
    const send = vi.fn((_: string, init: RequestInit) => {
      expect(init.method).toBe('POST');
      return Promise.resolve(new Response('{}'));
    });
    await makeTransport('https://a.example', KEY, send as never, () => undefined)('/x', '{}', 'i');
    return send.mock.calls[0]![1];
  };

  it('has no deadline where there is no AbortSignal.timeout', async () => {
    vi.stubGlobal('AbortSignal', {});
    expect((await ask()).signal).toBeUndefined();
  });

  it('sends no cookies, no referrer, and the id of its batch', async () => {
    expect(await ask()).toMatchObject({
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      headers: { 'x-api-key': KEY, 'idempotency-key': 'i' },
    });
  });
});

group('the last moment', () => {
  const leave = (RequestLike: unknown): number => {
    vi.stubGlobal('Request', RequestLike);
    const shelf = makeFakeShelf();
    const world = makeWorld({}, shelf);
    world.visit.id = 's0';
    many(world, 3);
    world.delivery.leave();
    return shelf.batches.length;
  };

  it('is also put aside where a page takes what it sends along (Firefox before 133)', () => {
    expect(leave({ prototype: {} })).toBe(1);
  });

  it('is only sent where keepalive holds', () => {
    expect(leave({ prototype: { keepalive: true } })).toBe(0);
  });
});

group('the shelf', () => {
  const batch = { id: 'b', body: '{"logs":[]}', entries: [], bytes: 11 };

  it('that never opens (Safari) holds nothing up', async () => {
    vi.useFakeTimers();
    vi.stubGlobal('indexedDB', { open: () => ({}) });
    const put = makeShelf(KEY, makeLedger(), Date.now).put('{}', batch);
    await vi.advanceTimersByTimeAsync(3000);
    expect(await put).toBe(false);
  });

  it('that is blocked takes nothing and has nothing', async () => {
    vi.stubGlobal('indexedDB', {
      open: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    });
    const shelf = makeShelf(KEY, makeLedger(), Date.now);
    const submit = vi.fn();
    expect(await shelf.put('{}', batch)).toBe(false);
    expect(await shelf.clear(submit, () => true, vi.fn())).toBe(true);
    expect(submit).not.toHaveBeenCalled();
  });

  it('is emptied by one tab at a time', async () => {
    const asked: unknown[] = [];
    const request = (...words: unknown[]): Promise<boolean> => {
      asked.push(...words.slice(0, 2));
      return Promise.resolve((words[2] as (lock: null) => boolean)(null));
    };
    vi.stubGlobal('navigator', { locks: { request } });
    vi.stubGlobal('indexedDB', {});
    expect(await makeShelf(KEY, makeLedger(), Date.now).clear(vi.fn(), () => true, vi.fn())).toBe(
      true,
    );
    expect(asked).toEqual(['usercontext', { ifAvailable: true }]);
  });
});

group('the environment', () => {
  it('is told without what a browser does not say (Firefox, Safari)', () => {
    vi.stubGlobal('navigator', { userAgent: 'Mozilla/5.0 x', language: 'de', onLine: true });
    expect(tellEnvironment('shop@1')).toMatchObject({
      userAgent: 'Mozilla/5.0 x',
      language: 'de',
      release: 'shop@1',
      connection: undefined,
    });
  });
});

group('errors', () => {
  it.each([
    ['Chrome', 'TypeError: no\n    at pay (https://a.example/a.js:1:2)'],
    ['Firefox', 'pay@https://a.example/a.js:1:2\n'],
    ['Safari', 'pay@https://a.example/a.js:1:2\nglobal code@https://a.example/a.js:9:1'],
    ['a foreign frame', ''],
  ])('of %s keep the stack as it is', (_, stack) => {
    const error = Object.assign(new TypeError('no'), { stack });
    expect(tellError(error)).toEqual({ name: 'TypeError', message: 'no', stack });
  });

  it('have a name of bounded length', () => {
    const error = Object.assign(new Error('no'), { name: 'x'.repeat(1e6) });
    expect(tellError(error)?.name).toHaveLength(100);
  });
});

group('JSON', () => {
  it('is written past a toJSON that the page gave its arrays or objects', () => {
    const spoilt = { value: () => 'spoilt', configurable: true };
    Object.defineProperty(Object.prototype, 'toJSON', spoilt);
    try {
      expect(toJson({ logs: [{ a: 1, b: undefined }] })).toBe('{"logs":[{"a":1}]}');
      expect(describe({ a: [1] })).toBe('{"a":[1]}');
    } finally {
      Reflect.deleteProperty(Object.prototype, 'toJSON');
    }
  });

  it('is written of what cannot be looked at', () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    const cycle: Record<string, unknown> = {};
    cycle.self = cycle;
    expect([describe(proxy), describe([proxy]), describe(cycle)]).toEqual([
      '[unreadable]',
      '[unreadable]',
      '{"self":"[circular]"}',
    ]);
  });
});
