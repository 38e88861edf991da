import { describe, expect, it } from 'vitest';

import { describe as tell, simplify, tellError } from '../src/describe';

describe('any value as a text', () => {
  const cycle: Record<string, unknown> = { a: 1 };
  cycle.self = cycle;
  const thrower = {
    get bad(): string {
      throw new Error('no');
    },
    toJSON: () => {
      throw new Error('no');
    },
    good: 1,
  };
  const trap = new Proxy({}, { ownKeys: () => Object.keys(undefined as unknown as object) });

  it.each<[string, unknown, string]>([
    ['a text', 'x', 'x'],
    ['nothing', undefined, 'undefined'],
    ['null', null, 'null'],
    ['a BigInt', 10n, '10'],
    ['a symbol', Symbol('s'), 'Symbol(s)'],
    ['an error', new TypeError('no'), 'TypeError: no'],
    ['a cycle', cycle, '{"a":1,"self":"[circular]"}'],
    ['a getter that throws', thrower, '"bad":"[unreadable]"'],
    ['a Proxy that throws', trap, '[unreadable]'],
    ['an object of no prototype', Object.create(null), '{}'],
    ['bytes', new Uint8Array(1e6), '[object Uint8Array]'],
    ['a depth', { a: { b: { c: { d: 1 } } } }, '{"a":{"b":{"c":"…"}}}'],
  ])('tells %s', (_, value, told) => {
    expect(tell(value)).toContain(told);
  });

  it('looks at a bounded part of a large value', () => {
    const wide = (depth: number): unknown =>
      depth ? Array.from({ length: 50 }, () => wide(depth - 1)) : 'x'.repeat(1000);
    expect(tell(wide(3)).length).toBeLessThan(110_000);
    expect(tell('x'.repeat(1e6))).toHaveLength(4000);
  });

  it('passes each inner text through the mask', () => {
    expect(simplify({ a: ['x'], b: { c: 'y' } }, (one) => one + '!')).toEqual({
      a: ['x!'],
      b: { c: 'y!' },
    });
  });
});

describe('errors', () => {
  it('are told by their words, also those of another frame', () => {
    expect(tellError({ name: 'E', message: 'm', stack: 's' })).toEqual({
      name: 'E',
      message: 'm',
      stack: 's',
    });
  });

  it.each([[{ message: 'x' }], [null], ['x'], [{ message: 1, stack: 's' }]])(
    'are not %j',
    (value) => {
      expect(tellError(value)).toBeUndefined();
    },
  );
});
