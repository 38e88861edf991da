// What waits is sent although nothing new wakes it: each case once waited for ever, or was lost.

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { batchesOf, makeFakeShelf, makeWorld, many } from './builders';

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
});
afterEach(() => {
  vi.useRealTimers();
});

const pause = (ms: number): Promise<void> => new Promise((over) => setTimeout(over, ms));

const batch = { id: 'b1', body: '{"logs":[]}', entries: [], bytes: 11 };

describe('what waits is sent without a new entry', () => {
  // the part with the shelf often arrives while the first batch travels
  it('from a shelf that comes while a batch is in flight', async () => {
    const shelf = makeFakeShelf();
    shelf.batches = [['{}', batch]];
    const world = makeWorld();
    world.server.gate = pause(1000);
    world.log();
    await vi.advanceTimersByTimeAsync(300);
    world.delivery.use(shelf);
    await vi.advanceTimersByTimeAsync(5000);
    expect(shelf.batches).toEqual([]);
  });

  it('where the shelf takes longer than the back-off', async () => {
    const shelf = makeFakeShelf();
    const put = shelf.put.bind(shelf);
    shelf.put = (open, one) => pause(2000).then(() => put(open, one));
    const world = makeWorld({}, shelf);
    world.server.opens = [0];
    const ids = many(world, 3);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(world.server.stored).toEqual(ids);
  });

  it.each([400, 404])('where the last request of a hidden page answers %i late', async (status) => {
    const world = makeWorld();
    world.visit.id = 's0';
    const ids = many(world, 4);
    world.server.script = [status];
    world.server.gate = pause(5000);
    world.delivery.leave();
    await vi.advanceTimersByTimeAsync(20_000);
    expect([...world.server.stored].sort()).toEqual(ids);
  });

  it('where a proxy answers in place of the server, without a session', async () => {
    const world = makeWorld();
    world.server.opens = [204];
    const id = world.log();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(world.server.stored).toEqual([id]);
  });
});

describe('a failure', () => {
  it('whose batch another tab has sent does not silence the page', async () => {
    const shelf = makeFakeShelf();
    const world = makeWorld({}, shelf);
    world.server.opens = [0];
    world.log();
    await vi.advanceTimersByTimeAsync(300);
    shelf.batches = [];
    await vi.advanceTimersByTimeAsync(60_000);
    const id = world.log();
    await vi.advanceTimersByTimeAsync(5000);
    expect(world.server.stored).toEqual([id]);
  });

  // a connection that came back while the last try without one was failing waited for minutes
  it.each([
    ['is tried again at once by a call that came meanwhile', true],
    ['is left to the back-off by entries that came meanwhile', false],
  ])('%s', async (_, isCalled) => {
    vi.mocked(Math.random).mockReturnValue(1);
    const world = makeWorld();
    world.server.opens = [0];
    world.server.gate = pause(1000);
    const id = world.log();
    await vi.advanceTimersByTimeAsync(300);
    if (isCalled) void world.delivery.flush();
    else world.log('error');
    await vi.advanceTimersByTimeAsync(1000);
    expect(world.server.stored).toEqual(isCalled ? [id] : []);
  });

  it('costs nothing where a slow shelf does not take what came before', async () => {
    const shelf = makeFakeShelf();
    const world = makeWorld({}, shelf);
    await vi.advanceTimersByTimeAsync(0);
    shelf.put = () => pause(3000).then(() => false);
    world.server.opens = [0, 0];
    const ids = many(world, 2);
    await vi.advanceTimersByTimeAsync(300);
    ids.push(...many(world, 100));
    await vi.advanceTimersByTimeAsync(60_000);
    expect([...world.server.stored].sort()).toEqual(ids);
  });
});

describe('what is held', () => {
  it('stays held after two reports at once', async () => {
    const world = makeWorld();
    world.delivery.hold(true);
    await Promise.all(['r1', 'r2'].map((id) => world.delivery.report(id, {})));
    world.log('error');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(batchesOf(world)).toEqual([]);
  });

  it('is not put aside when capture is stopped: nobody has agreed that it is sent', async () => {
    const shelf = makeFakeShelf();
    const world = makeWorld({}, shelf);
    world.delivery.hold(true);
    world.log();
    world.delivery.stop(false);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(shelf.batches).toEqual([]);
  });
});
