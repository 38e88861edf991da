import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { STORED_UNHEARD, batchesOf, idsOf, makeFakeShelf, makeWorld, many } from './builders';

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
});
afterEach(() => {
  vi.useRealTimers();
});

describe('what is sent', () => {
  it('opens one session and sends what waits in batches of a hundred', async () => {
    const world = makeWorld();
    const ids = many(world, 250);
    await world.delivery.flush();
    expect(world.server.sessions).toBe(1);
    expect(batchesOf(world).map(({ body }) => idsOf(body).length)).toEqual([100, 100, 50]);
    expect(world.server.stored).toEqual(ids);
  });

  it('sends an error soon, and what is quiet after two seconds', async () => {
    const world = makeWorld();
    world.visit.id = 's0';
    world.log();
    await vi.advanceTimersByTimeAsync(1900);
    expect(world.server.sent).toHaveLength(0);
    world.log('error');
    await vi.advanceTimersByTimeAsync(200);
    expect(world.server.stored).toHaveLength(2);
  });

  it('opens the session early, so that a page closed soon can still be told of', async () => {
    const world = makeWorld();
    world.log();
    await vi.advanceTimersByTimeAsync(200);
    expect(world.visit.id).toBe('s1');
  });

  it('holds everything until it is let out', async () => {
    const world = makeWorld();
    world.delivery.hold(true);
    world.log('error');
    await world.delivery.flush();
    world.delivery.leave();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(world.server.sent).toEqual([]);
    world.delivery.hold(false);
    await vi.advanceTimersByTimeAsync(0);
    expect(world.server.stored).toHaveLength(1);
  });

  it('lets what was dropped travel as an entry, with its reasons', async () => {
    const world = makeWorld();
    world.ledger.add('rate', 3);
    await world.delivery.flush();
    expect(batchesOf(world)[0]?.body).toContain('"kind":"capture.dropped","dropped":{"rate":3}');
  });
});

describe('failures', () => {
  it.each([0, 200, 408, 429, 500, 502, 503])(
    'tries again after %i, the same batch under the same id, and stores it once',
    async (status) => {
      const world = makeWorld();
      world.server.script = [status, status];
      const ids = many(world, 3);
      await vi.advanceTimersByTimeAsync(10_000);
      const batches = batchesOf(world);
      expect(batches).toHaveLength(3);
      expect(new Set(batches.map(({ id, body }) => `${id} ${body}`)).size).toBe(1);
      expect(world.server.stored).toEqual(ids);
    },
  );

  it.each([401, 403, 405, 415])(
    'is quiet for good after %i, and captures no more',
    async (status) => {
      const world = makeWorld();
      world.server.script = [status];
      world.log();
      await vi.advanceTimersByTimeAsync(1000);
      expect(world.ended()).toBe(true);
      world.log('error');
      await vi.advanceTimersByTimeAsync(3_600_000);
      expect(batchesOf(world)).toHaveLength(1);
    },
  );

  it('stores a batch once whose answer was lost on the way', async () => {
    const world = makeWorld();
    world.server.script = [STORED_UNHEARD];
    const ids = many(world, 2);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(batchesOf(world)).toHaveLength(2);
    expect(world.server.stored).toEqual(ids);
    expect(world.server.doubled).toEqual([]);
  });

  it('waits as long as the server asked, whatever else wakes it', async () => {
    const world = makeWorld();
    world.visit.id = 's0';
    world.server.script = [{ status: 503, retryAfter: 30 }];
    world.log();
    await world.delivery.flush();
    world.log('error');
    await world.delivery.flush();
    await vi.advanceTimersByTimeAsync(29_000);
    expect(batchesOf(world)).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(2000);
    expect(world.server.stored).toHaveLength(2);
  });

  it('is not overtaken by a timer from before the failure', async () => {
    const world = makeWorld();
    world.visit.id = 's0';
    world.log();
    world.server.script = [{ status: 429, retryAfter: 60 }];
    void world.delivery.flush();
    world.log();
    await vi.advanceTimersByTimeAsync(50_000);
    expect(batchesOf(world)).toHaveLength(1);
  });

  // it gave up after twelve: a page that stays open and is not looked at again kept what it had
  it('tries again however often it has failed, ever more seldom', async () => {
    const world = makeWorld();
    world.server.opens = Array<number>(30).fill(0);
    const id = world.log();
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(world.server.sent.length).toBeLessThan(25);
    await vi.advanceTimersByTimeAsync(2 * 3_600_000);
    expect(world.server.stored).toEqual([id]);
  });

  it('backs off although the session opens each time', async () => {
    const world = makeWorld({}, makeFakeShelf());
    world.server.script = Array<number>(40).fill(503);
    world.log();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(batchesOf(world).length).toBeLessThanOrEqual(12);
  });

  it('opens a session that was deleted again, once', async () => {
    const world = makeWorld();
    world.server.script = [404];
    const id = world.log();
    await world.delivery.flush();
    expect(world.server.sessions).toBe(2);
    expect(world.server.stored).toEqual([id]);
  });

  it('ends when the new session is not there either', async () => {
    const world = makeWorld();
    world.server.script = [404, 404, 404, 404];
    world.log();
    await world.delivery.flush();
    expect(world.server.sessions).toBe(2);
    expect(world.ended()).toBe(true);
  });

  it('makes no batch at once of what a storm drops while one travels', async () => {
    const world = makeWorld();
    const drop = (): number => {
      world.ledger.add('rate');
      return 202;
    };
    world.server.script = Array<typeof drop>(40).fill(drop);
    world.log();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(batchesOf(world).length).toBeGreaterThan(3);
    expect(batchesOf(world).length).toBeLessThan(7);
  });

  it.each([400, 413])(
    'on %i loses the one entry that is at fault, and counts it',
    async (status) => {
      const world = makeWorld();
      const ids = many(world, 99);
      const poison = world.log('info', 'poison');
      const judge = (body: string): number => (body.includes('poison') ? status : 202);
      world.server.script = Array<typeof judge>(40).fill(judge);
      await world.delivery.flush();
      await vi.advanceTimersByTimeAsync(3000);
      expect(world.server.stored.slice(0, 99).sort()).toEqual(ids);
      expect(world.server.stored).not.toContain(poison);
      expect(batchesOf(world).at(-1)?.body).toContain('{"refused":1}');
    },
  );

  it('puts aside what cannot be sent, and sends it once when it can', async () => {
    const shelf = makeFakeShelf();
    const world = makeWorld({}, shelf);
    world.server.opens = [0, 0, 0];
    const ids = many(world, 150);
    await vi.advanceTimersByTimeAsync(300);
    expect(shelf.batches).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(shelf.batches).toHaveLength(0);
    expect(world.server.stored).toEqual(ids);
  });

  it('keeps in memory what a full shelf does not take', async () => {
    const shelf = makeFakeShelf();
    shelf.isFull = true;
    const world = makeWorld({}, shelf);
    world.server.opens = [0];
    const ids = many(world, 150);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(world.server.stored).toEqual(ids);
  });

  it('loses nothing and doubles nothing in an hour of every failure there is', async () => {
    const world = makeWorld({}, makeFakeShelf());
    world.server.opens = [0, 503, 429];
    world.server.script = [0, 503, STORED_UNHEARD, 500, 429, 202, 408, 404, STORED_UNHEARD, 502];
    const ids: string[] = [];
    for (let minute = 0; minute < 60; minute++) {
      ids.push(...many(world, 10));
      await vi.advanceTimersByTimeAsync(60_000);
    }
    expect([...world.server.stored].sort()).toEqual(ids);
    expect(world.server.doubled).toEqual([]);
  });
});
