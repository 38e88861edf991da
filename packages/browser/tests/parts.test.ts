import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { makeClock } from '../src/clock';
import { init, preview } from '../src/index';
import { makeLedger } from '../src/ledger';
import { checkOptions } from '../src/options';
import { guard, onFailure, patch } from '../src/patch';
import { delayMs } from '../src/retry';
import { findVisit, isSampled, keepVisit, randomId } from '../src/session';
import { KEY, settingsWith } from './builders';

describe('the delay before trying again', () => {
  it('doubles up to ten minutes, with jitter over all of it', () => {
    expect([1, 2, 3, 7, 11, 2000].map((failures) => delayMs(failures, 0, 1))).toEqual([
      1000, 2000, 4000, 64_000, 600_000, 600_000,
    ]);
    expect(delayMs(3, 0, 0)).toBe(0);
  });

  it('is never less than the server asked, and never more than ten minutes for it', () => {
    expect(delayMs(1, 30, 0)).toBe(30_000);
    expect(delayMs(1, 1e9, 0)).toBe(600_000);
  });
});

describe('the clock', () => {
  it('does not go back with the wall clock, and catches up after a sleep', () => {
    let wall = 1_000_000;
    let even = 0;
    const now = makeClock(
      () => wall,
      () => even,
    );
    even += 1000;
    wall -= 3_600_000;
    expect(now()).toBe(1_001_000);
    wall += 7_200_000;
    expect(now()).toBe(wall);
    even += 5;
    wall += 5;
    expect(now()).toBe(wall);
  });
});

describe('the visit', () => {
  beforeEach(() => {
    sessionStorage.clear();
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('goes on with the next page, until half an hour has passed', () => {
    const visit = { external: 'e', id: 's' };
    keepVisit(KEY, () => 0, visit);
    expect(findVisit(KEY, () => 29 * 60_000)).toEqual(visit);
    expect(findVisit(KEY, () => 31 * 60_000).external).not.toBe('e');
  });

  it('is another one for another key', () => {
    keepVisit(KEY, () => 0, { external: 'e', id: 's' });
    expect(findVisit(KEY + 'x', () => 0).external).not.toBe('e');
  });

  it.each(['', '{', 'null', '[]', '["k",1]'])('begins anew where %j is kept', (kept) => {
    sessionStorage.setItem('uc.session', kept);
    expect(findVisit(KEY, () => 0).external).toMatch(/^[a-z0-9]{24}$/);
  });

  it('lasts a page where storage is blocked', () => {
    const blocked = (): never => {
      throw new Error('SecurityError');
    };
    vi.stubGlobal('sessionStorage', { getItem: blocked, setItem: blocked });
    const visit = findVisit(KEY, () => 0);
    keepVisit(KEY, () => 0, visit);
    expect(visit.id).toBeUndefined();
  });

  it('is sampled by its id: as often as asked, and the same on each page', () => {
    const visits = Array.from({ length: 2000 }, () => ({ external: randomId(24), id: undefined }));
    const share = visits.filter((visit) => isSampled(visit, 0.25)).length / visits.length;
    expect(share).toBeGreaterThan(0.2);
    expect(share).toBeLessThan(0.31);
    expect(visits.every((visit) => isSampled(visit, 1))).toBe(true);
    expect(visits.some((visit) => isSampled(visit, 0))).toBe(false);
  });
});

describe('the ledger', () => {
  it('hands out what was counted, once', () => {
    const ledger = makeLedger();
    ledger.add('rate', 2);
    ledger.add('rate');
    ledger.add('refused');
    ledger.add('too_old', 0);
    expect(ledger.take()).toEqual({ rate: 3, refused: 1 });
    expect(ledger.take()).toBeUndefined();
  });

  it('gives a second a hundred facts, and errors a hundred more', () => {
    vi.useFakeTimers({ now: 0 });
    const ledger = makeLedger();
    const open = (level: 'info' | 'error') =>
      Array.from({ length: 150 }, () => ledger.isFull(level)).filter((full) => !full).length;
    expect([open('info'), open('error'), open('error')]).toEqual([100, 100, 0]);
    vi.advanceTimersByTime(1000);
    expect(open('info')).toBe(100);
    vi.useRealTimers();
  });

  it('takes 40 ms of a second from the page, five seconds ahead, and errors ten', () => {
    vi.useFakeTimers({ now: 0 });
    const ledger = makeLedger();
    for (const ms of [100, 100, 100, 90]) {
      ledger.isFull('error');
      guard(() => vi.advanceTimersByTime(ms));
    }
    expect([ledger.isFull('info'), ledger.isFull('error')]).toEqual([true, false]);
    vi.advanceTimersByTime(4000);
    expect(ledger.isFull('info')).toBe(true);
    vi.advanceTimersByTime(1000);
    expect(ledger.isFull('info')).toBe(false);
    vi.useRealTimers();
  });

  it('takes no stop of the machine for time of ours: a fact counts for 100 ms at most', () => {
    vi.useFakeTimers({ now: 0 });
    const ledger = makeLedger();
    guard(() => vi.advanceTimersByTime(900));
    expect(ledger.isFull('info')).toBe(false);
    guard(() => vi.advanceTimersByTime(90));
    expect(ledger.isFull('info')).toBe(false);
    vi.useRealTimers();
  });
});

describe('options', () => {
  it.each([
    [{ key: 'uc_sec_' + 'a'.repeat(36) }, 'key'],
    [{ key: undefined }, 'key'],
    [{ mode: 'reports' }, 'mode'],
    [{ consent: 'yes' }, 'consent'],
    [{ endpoint: 'http://' }, 'endpoint'],
  ])('refuse %j by name', (wrong, name) => {
    const options = { key: KEY, ...wrong } as unknown as Parameters<typeof checkOptions>[0];
    expect(() => checkOptions(options, 'https://a.example')).toThrow(`UserContext: ${name} must`);
  });

  // a build without its variable for the key came up as a white page
  it('that are wrong are named in the console by `init`, which throws nothing', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    init({ key: undefined } as unknown as Parameters<typeof init>[0]);
    expect(String(warn.mock.calls[0]?.[0])).toContain('UserContext: key must be publishable');
    expect(preview()).toEqual([]);
    warn.mockRestore();
  });

  // the engine's own error named a call of the script's that no page had written
  it.each([undefined, null])('that are %s are refused by the name of what is missing', (none) => {
    const options = none as unknown as Parameters<typeof checkOptions>[0];
    expect(() => checkOptions(options, 'https://a.example')).toThrow('UserContext: key must');
  });

  // `bodies: undefined` left a page without any request, `endpoint: undefined` sent to /undefined
  it.each(['bodies', 'capture', 'endpoint', 'metadata', 'respectDoNotTrack', 'sampleRate'])(
    'are left out where a page has no value for %s',
    (name) => {
      const asked = { key: KEY, [name]: undefined };
      expect(checkOptions(asked, 'https://a.example')).toEqual(
        checkOptions({ key: KEY }, 'https://a.example'),
      );
    },
  );

  it('take a path of the page as the endpoint', () => {
    expect(settingsWith({ endpoint: '/collect/' }).endpoint).toMatch(/^\w+:.*[^/]$/);
  });

  it('survive metadata that cannot be written as JSON', () => {
    const metadata: Record<string, unknown> = { n: 10n };
    metadata.self = metadata;
    expect(JSON.stringify(settingsWith({ metadata }).metadata)).toBe(
      '{"n":"10","self":"[circular]"}',
    );
  });
});

describe('a patched method', () => {
  const note = (notes: string[]) => (call: () => unknown) => {
    notes.push('heard');
    return call();
  };

  it('returns what the original returns, and is put back', () => {
    const owner = { double: (n: number) => n * 2 };
    const { double } = owner;
    const notes: string[] = [];
    const undo = patch(owner, 'double', note(notes));
    expect(owner.double(4)).toBe(8);
    undo();
    expect(owner.double).toBe(double);
    expect(notes).toEqual(['heard']);
  });

  it('stays in the chain, silent, when somebody has wrapped it since', () => {
    const owner = { call: () => 1 };
    const notes: string[] = [];
    const undo = patch(owner, 'call', note(notes));
    const ours = owner.call;
    owner.call = () => ours() + 1;
    undo();
    expect(owner.call()).toBe(2);
    expect(notes).toEqual([]);
  });

  it('leaves what is frozen or missing as it is', () => {
    const frozen = Object.freeze({ call: () => 1 });
    patch(frozen, 'call', () => 2)();
    patch(undefined, 'call', () => 2)();
    expect(frozen.call()).toBe(1);
  });

  it('does not hear our own calls', () => {
    const owner = { call: () => 1 };
    const notes: string[] = [];
    patch(owner, 'call', note(notes));
    guard(() => {
      owner.call();
    });
    expect(notes).toEqual([]);
  });

  it('has failures of ours counted, and keeps them from the page', () => {
    let failures = 0;
    onFailure(() => {
      failures++;
    });
    const broken = (): number => {
      throw new Error('ours');
    };
    expect(guard(broken)).toBeUndefined();
    expect(failures).toBe(1);
  });
});
