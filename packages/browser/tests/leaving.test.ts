import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { batchesOf, makeFakeShelf, makeWorld, many } from './builders';

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
});
afterEach(() => {
  vi.useRealTimers();
});

describe('at the end of a page', () => {
  it('sends what waits whole, as a last request', async () => {
    const world = makeWorld();
    world.visit.id = 's0';
    const ids = many(world, 30);
    world.delivery.leave();
    await vi.advanceTimersByTimeAsync(0);
    expect(batchesOf(world).map(({ last }) => last)).toEqual([true]);
    expect(world.server.stored).toEqual(ids);
  });

  it('sends errors first within 60 KiB of bytes, not of letters', async () => {
    const world = makeWorld();
    world.visit.id = 's0';
    const error = world.log('error', '日'.repeat(1000));
    many(world, 98, '日'.repeat(1000));
    world.delivery.leave();
    await vi.advanceTimersByTimeAsync(0);
    const bytes = batchesOf(world).map(({ body }) => new TextEncoder().encode(body).length);
    expect(bytes.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(60 * 1024);
    expect(world.server.stored[0]).toBe(error);
    expect(world.server.stored.length).toBeGreaterThan(15);
  });

  it('sends what is in flight again under its id, and stores it once', async () => {
    const world = makeWorld();
    world.visit.id = 's0';
    let open = (): void => undefined;
    world.server.gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const ids = many(world, 5);
    const flushed = world.delivery.flush();
    await vi.advanceTimersByTimeAsync(0);
    world.delivery.leave();
    world.delivery.leave();
    open();
    await flushed;
    const batches = batchesOf(world);
    expect(batches.map(({ last }) => last)).toEqual([false, true]);
    expect(new Set(batches.map(({ id }) => id)).size).toBe(1);
    expect(world.server.stored).toEqual(ids);
  });

  it('puts aside a batch whose session is just being opened', async () => {
    const shelf = makeFakeShelf();
    const world = makeWorld({}, shelf);
    world.server.gate = new Promise<void>(() => undefined);
    many(world, 5);
    void world.delivery.flush();
    await vi.advanceTimersByTimeAsync(0);
    world.delivery.leave();
    await vi.advanceTimersByTimeAsync(0);
    expect(shelf.batches.map(([, batch]) => batch.entries.length)).toEqual([5]);
  });

  it('sends what it put aside, where the page was only hidden and all is quiet', async () => {
    const shelf = makeFakeShelf();
    const world = makeWorld({}, shelf);
    await vi.advanceTimersByTimeAsync(0);
    const put = shelf.put.bind(shelf);
    shelf.put = async (open, batch) => {
      await new Promise((resolve) => setTimeout(resolve, 1000));
      return put(open, batch);
    };
    const ids = many(world, 5);
    world.delivery.leave();
    // what was to send them comes while they are on their way, and finds nothing
    await vi.advanceTimersByTimeAsync(900);
    expect(world.server.stored).toEqual([]);
    await vi.advanceTimersByTimeAsync(400);
    expect(world.server.stored).toEqual(ids);
    expect(shelf.batches).toEqual([]);
  });

  // a page's first batch was slow, the rest waited on the shelf until the user's next click
  it('sends what it put aside, where a batch was still in flight when its time came', async () => {
    const shelf = makeFakeShelf();
    const world = makeWorld({}, shelf);
    await vi.advanceTimersByTimeAsync(0);
    let answer = (): void => undefined;
    world.server.gate = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const first = many(world, 2);
    void world.delivery.flush();
    await vi.advanceTimersByTimeAsync(0);
    const ids = [...first, ...many(world, 3)];
    world.delivery.leave();
    await vi.advanceTimersByTimeAsync(5000);
    answer();
    await vi.advanceTimersByTimeAsync(5000);
    expect(shelf.batches).toEqual([]);
    expect([...world.server.stored].sort()).toEqual(ids);
  });

  it('sends what is just being put aside: the page may be gone before', async () => {
    const shelf = makeFakeShelf();
    shelf.put = () => new Promise<boolean>(() => undefined);
    const world = makeWorld({}, shelf);
    world.visit.id = 's0';
    world.server.script = [0];
    const ids = many(world, 5);
    await world.delivery.flush();
    await vi.advanceTimersByTimeAsync(0);
    world.delivery.leave();
    await vi.advanceTimersByTimeAsync(0);
    expect(batchesOf(world).map(({ last }) => last)).toEqual([false, true]);
    expect(world.server.stored).toEqual(ids);
  });

  it('puts all aside while there is no connection, instead of sending it', async () => {
    vi.stubGlobal('navigator', { onLine: false });
    const shelf = makeFakeShelf();
    const world = makeWorld({}, shelf);
    await vi.advanceTimersByTimeAsync(0);
    world.visit.id = 's0';
    many(world, 5);
    world.delivery.leave();
    await Promise.resolve();
    vi.unstubAllGlobals();
    expect(batchesOf(world)).toEqual([]);
    expect(shelf.batches.map(([, batch]) => batch.entries.length)).toEqual([5]);
  });

  it.each([0, 400, 404, 503])(
    'sends again what answered %i, when the page comes back',
    async (status) => {
      const world = makeWorld();
      world.visit.id = 's0';
      world.server.script = [status];
      const ids = many(world, 4);
      world.delivery.leave();
      await vi.advanceTimersByTimeAsync(0);
      await world.delivery.flush();
      expect(world.ended()).toBe(false);
      expect([...world.server.stored].sort()).toEqual(ids);
    },
  );

  it('sends what waits when capture is stopped, then nothing more', async () => {
    const world = makeWorld();
    const ids = many(world, 150);
    world.delivery.stop(false);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(world.server.stored).toEqual(ids);
    expect(world.ended()).toBe(true);
  });

  it('forgets what waits, also on the shelf, when it is told to', async () => {
    const shelf = makeFakeShelf();
    const world = makeWorld({}, shelf);
    world.server.opens = [0];
    world.log();
    await vi.advanceTimersByTimeAsync(300);
    expect(shelf.batches).toHaveLength(1);
    world.log();
    world.delivery.stop(true);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(shelf.batches).toEqual([]);
    expect(world.server.stored).toEqual([]);
  });
});

describe('what a page has no time to send', () => {
  it('is left to the next page of the tab, which sends it under its ids', async () => {
    const page = makeWorld();
    const ids = many(page, 150);
    page.delivery.leave();
    const next = makeWorld({}, undefined, page.visit.left);
    await next.delivery.flush();
    expect([...next.server.stored].sort()).toEqual(ids);
    expect(batchesOf(next).map(({ id }) => id)).toEqual(page.visit.left?.map(({ id }) => id));
  });

  it('is handed on through pages that are left at once', async () => {
    const first = makeWorld();
    const ids = many(first, 3);
    first.delivery.leave();
    const second = makeWorld({}, undefined, first.visit.left);
    second.delivery.leave();
    const third = makeWorld({}, undefined, second.visit.left);
    await third.delivery.flush();
    expect(third.server.stored).toEqual(ids);
  });

  it('is 60 KiB at most, errors first', () => {
    const world = makeWorld();
    many(world, 500, 'x'.repeat(500));
    const error = world.log('error');
    world.delivery.leave();
    const left = world.visit.left ?? [];
    const bytes = left.reduce((sum, one) => sum + one.bytes, 0);
    expect([bytes > 30 * 1024, bytes <= 60 * 1024]).toEqual([true, true]);
    expect(left[0]?.entries.at(-1)?.entryId).toBe(error);
  });

  it('is nothing once it has been sent', async () => {
    const world = makeWorld();
    many(world, 3);
    world.delivery.leave();
    await world.delivery.flush();
    world.delivery.leave();
    expect(world.visit.left).toEqual([]);
  });

  it('is nothing while entries are held, nor while a report decides on them', async () => {
    const world = makeWorld();
    world.delivery.hold(true);
    world.server.gate = new Promise<void>(() => undefined);
    world.log();
    world.delivery.leave();
    expect(world.visit.left).toEqual([]);
    void world.delivery.report('r1', { userDescription: 'x' });
    await vi.advanceTimersByTimeAsync(0);
    world.delivery.leave();
    expect(world.visit.left).toEqual([]);
  });
});

describe('a report', () => {
  it('sends what was held, then makes the issue, and holds again', async () => {
    const world = makeWorld();
    world.delivery.hold(true);
    const id = world.log();
    await expect(world.delivery.report('r1', { userDescription: 'x' })).resolves.toBe('i1');
    expect(world.server.stored).toEqual([id]);
    expect(world.server.sent.at(-1)).toMatchObject({ path: '/v1/issues', id: 'r1' });
    world.log('error');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(world.server.stored).toEqual([id]);
  });

  it('that cannot be sent leaves its lines in the page, to look through and strike', async () => {
    const shelf = makeFakeShelf();
    const world = makeWorld({}, shelf);
    world.delivery.hold(true);
    const ids = many(world, 150);
    world.server.opens = [0, 0];
    await expect(world.delivery.report('r1', { userDescription: 'x' })).rejects.toThrow();
    expect(shelf.batches).toEqual([]);
    expect(world.buffer.list().map(({ entryId }) => entryId)).toEqual(ids);
    world.buffer.keep(({ entryId }) => entryId !== ids[0]);
    await world.delivery.report('r1', { userDescription: 'x' });
    expect(world.server.stored).toEqual(ids.slice(1));
  });

  it('is none while the user has not agreed that anything is sent', async () => {
    const world = makeWorld({ consent: 'pending' });
    world.delivery.hold(true);
    world.log();
    await expect(world.delivery.report('r1', { userDescription: 'x' })).rejects.toThrow('off');
    expect(world.server.sent).toEqual([]);
  });

  it('is refused in words for the user while nothing answers', async () => {
    const world = makeWorld();
    world.server.opens = [0, 0];
    await expect(world.delivery.report('r1', { userDescription: 'x' })).rejects.toThrow(
      'could not be sent',
    );
  });
});
