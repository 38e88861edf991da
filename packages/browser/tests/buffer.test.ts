import { describe, expect, it } from 'vitest';

import { makeBuffer } from '../src/buffer';
import type { Level } from '../src/entry';
import { makeLedger } from '../src/ledger';

const make = () => {
  const ledger = makeLedger();
  const buffer = makeBuffer('n', () => 0, ledger);
  const add = (level: Level = 'info', text = 'x'): string =>
    buffer.add('console', level, { message: text });
  return { buffer, ledger, add };
};

describe('the bounds of the queue', () => {
  it('drops the oldest quiet entry past 2,000, and counts it', () => {
    const { buffer, ledger, add } = make();
    const error = add('error');
    const oldest = add();
    for (let one = 0; one < 1999; one++) add();
    const ids = buffer.list().map(({ entryId }) => entryId);
    expect(ids).toHaveLength(2000);
    expect(ids[0]).toBe(error);
    expect(ids).not.toContain(oldest);
    expect(ledger.take()).toEqual({ queue_full: 1 });
  });

  it('drops the oldest error when there is nothing else', () => {
    const { buffer, add } = make();
    const oldest = add('error');
    for (let one = 0; one < 2000; one++) add('error');
    expect(buffer.list().map(({ entryId }) => entryId)).not.toContain(oldest);
  });

  it('holds a mebibyte of bytes, whatever letters cost', () => {
    const { buffer, add } = make();
    for (let one = 0; one < 60; one++) add('info', '日'.repeat(10_000));
    const bytes = new TextEncoder().encode(JSON.stringify(buffer.list())).length;
    expect(bytes).toBeLessThan(1024 * 1024);
    expect(bytes).toBeGreaterThan(900 * 1024);
  });
});

describe('cutting a batch', () => {
  it('keeps the order of what happened', () => {
    const { buffer, add } = make();
    const ids = [add(), add('error'), add()];
    expect(buffer.cut()?.entries.map(({ entryId }) => entryId)).toEqual(ids);
    expect(buffer.cut()).toBeUndefined();
  });

  it('takes one entry that is larger than a batch by itself', () => {
    const { buffer, add } = make();
    const large = add('info', 'x'.repeat(70_000));
    add();
    expect(buffer.cut()?.entries.map(({ entryId }) => entryId)).toEqual([large]);
    expect(buffer.list()).toHaveLength(1);
  });

  it('takes errors, then the newest, when there may be no second batch', () => {
    const { buffer, add } = make();
    const ids = [add('error'), add(), add(), add()];
    const size = JSON.stringify(buffer.list()[0]).length + 1;
    const cut = buffer.cut(12 + size * 2, true)?.entries.map(({ entryId }) => entryId);
    expect(cut).toEqual([ids[0], ids[3]]);
  });

  it('counts the bytes of a body, not its letters', () => {
    const { buffer, add } = make();
    add('info', '日本');
    const batch = buffer.cut();
    expect(batch?.bytes).toBe((batch?.body.length ?? 0) + 4);
  });
});

describe('the ids of entries', () => {
  it('sort as the entries came', () => {
    const { add } = make();
    const ids = Array.from({ length: 2000 }, () => add());
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(2000);
    expect(ids[0]).toMatch(/^[\w-]{1,64}$/);
  });
});
