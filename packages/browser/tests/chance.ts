// A page's delivery among chances: a server, a shelf and moments drawn by a seed. Not: the proof.

import { vi } from 'vitest';

import { makeBuffer } from '../src/buffer';
import { makeDelivery, type Delivery } from '../src/delivery';
import type { LogEntry } from '../src/entry';
import { makeLedger, type Ledger } from '../src/ledger';
import type { Visit } from '../src/session';
import { makeShelf, type Shelf } from '../src/shelf';
import type { Reply } from '../src/transport';
import { KEY, settingsWith } from './builders';
import { ChanceLocks, ChanceStorage } from './chance_storage';

/** The server finds fault with an entry that says so. */
const POISON = 'poison';
const PATIENCE_MS = 30_000;
/** Two in one attempt end the script: nobody deletes a visit twice in a minute. */
const FORGETS_AT_MOST_EVERY_MS = 150_000;

/** Numbers from 0 to 1 by a seed (mulberry32). */
export function makeChance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What all parts of one such world share. */
export interface Weather {
  chance: () => number;
  /** A chance while there is a storm; then 1, which is good luck everywhere. */
  luck: () => number;
  isOnline: boolean;
  /** Resolves when everything answers well by now. */
  calm: Promise<void>;
}

export const pause = (ms: number): Promise<void> => new Promise((over) => setTimeout(over, ms));

/** A server that is slow, lost, busy or forgetful, and keeps what it has taken. */
export class ChanceServer {
  /** The entries that arrived: each has an id, and is kept once. */
  stored = new Set<string>();
  private sessions = new Set<string>();
  private opened = 0;
  private forgotAt = 0;

  constructor(private weather: Weather) {}

  send = async (path: string, body: string | Blob): Promise<Reply> => {
    const { weather } = this;
    if (!weather.isOnline) {
      await pause(5);
      return answer(0);
    }
    // drawn when a call is made: what was sent in the storm may still fail after it
    const luck = weather.luck();
    const slow = weather.luck();
    await pause(slow < 0.3 ? weather.chance() * PATIENCE_MS : weather.chance() * 300);
    if (luck < 0.12) return answer(0);
    if (luck < 0.2) return answer(429, {}, 1 + Math.floor(weather.chance() * 20));
    if (luck < 0.3) return answer(503, {}, luck < 0.25 ? 1 : 0);
    // a portal's page, which asks to sign in, in the server's place
    if (luck < 0.33) return answer(200);
    const reply = this.accept(path, String(body));
    return luck < 0.4 ? answer(0) : reply;
  };

  /** Delete every session, as a person may do. */
  forget(): void {
    if (Date.now() - this.forgotAt < FORGETS_AT_MOST_EVERY_MS) return;
    this.forgotAt = Date.now();
    this.sessions.clear();
  }

  private accept(path: string, body: string): Reply {
    if (path === '/v1/issues') return answer(201, { issueId: 'i1' });
    if (path === '/v1/sessions') {
      const sessionId = `s${++this.opened}`;
      this.sessions.add(sessionId);
      return answer(201, { sessionId });
    }
    if (!this.sessions.has(path.split('/')[3] ?? '')) return answer(404);
    const { logs } = JSON.parse(body) as { logs: LogEntry[] };
    if (logs.some(({ payload }) => payload.message === POISON)) return answer(400);
    for (const { entryId } of logs) this.stored.add(entryId);
    return answer(202, { accepted: `${logs.length}` });
  }
}

const answer = (status: number, body: Reply['body'] = {}, retryAfter = 0): Reply => ({
  status,
  body,
  retryAfter,
});

/** A page whose delivery meets all that. */
export class ChancePage {
  weather: Weather;
  server: ChanceServer;
  storage: ChanceStorage;
  locks = new ChanceLocks();
  delivery: Delivery;
  shelf: Shelf;
  dropped = 0;
  ledger = this.watch(makeLedger());
  buffer = makeBuffer('nonce', Date.now, this.ledger);
  visit: Visit = { external: 'visit', id: undefined };
  added: string[] = [];
  isEnded = false;
  calmDown: () => void = () => undefined;
  private isHeld = false;
  private reports = 0;
  private isCalm = false;
  readonly isPoisoned: boolean;

  constructor(seed: number) {
    this.isPoisoned = seed % 3 === 0;
    const chance = makeChance(seed);
    const calm = new Promise<void>((resolve) => {
      this.calmDown = () => {
        this.isCalm = true;
        resolve();
        // only what was held or cut off is let out: a page says that
        this.hold(false);
        if (!this.weather.isOnline) this.connect(true);
      };
    });
    this.weather = { chance, luck: () => (this.isCalm ? 1 : chance()), isOnline: true, calm };
    vi.spyOn(Math, 'random').mockImplementation(chance);
    const { weather, buffer, ledger, visit, locks } = this;
    this.storage = new ChanceStorage(weather);
    vi.stubGlobal('indexedDB', this.storage);
    vi.stubGlobal('navigator', {
      locks,
      get onLine() {
        return weather.isOnline;
      },
    });
    this.server = new ChanceServer(weather);
    this.shelf = makeShelf(KEY, ledger, Date.now);
    this.delivery = makeDelivery(
      settingsWith(),
      visit,
      buffer,
      ledger,
      this.server.send,
      Date.now,
      () => undefined,
      () => {
        throw new Error('the delivery itself has failed');
      },
      () => {
        this.isEnded = true;
      },
    );
  }

  log(level: LogEntry['level'], message = 'x'): void {
    this.added.push(this.buffer.add('console', level, { message }));
    this.delivery.wake(level === 'error');
  }

  hold(held: boolean): void {
    // the page asks for a report where entries are held, and then decides nothing else
    if (this.isHeld !== held && !this.reports) this.delivery.hold((this.isHeld = held));
  }

  report(): void {
    this.reports++;
    const over = (): void => {
      this.reports--;
      if (this.isCalm) this.hold(false);
    };
    this.delivery.report('r1', {}).then(over, over);
  }

  private watch(ledger: Ledger): Ledger {
    return {
      ...ledger,
      add: (reason, count = 1) => {
        ledger.add(reason, count);
        this.dropped += count;
      },
    };
  }

  /** Go on and off line, as a browser says it. */
  connect(isOnline: boolean): void {
    this.weather.isOnline = isOnline;
    if (isOnline) void this.delivery.flush();
  }

  private moments: [share: number, moment: () => void][] = [
    [
      30,
      () => {
        this.log('info');
      },
    ],
    [
      10,
      () => {
        this.log('error');
      },
    ],
    [
      2,
      () => {
        for (let n = 0; n < 120; n++) this.log('info');
      },
    ],
    [
      2,
      () => {
        this.log('info', this.isPoisoned ? POISON : 'y');
      },
    ],
    [6, () => void this.delivery.flush()],
    [
      8,
      () => {
        this.delivery.leave();
      },
    ],
    [
      3,
      () => {
        this.hold(true);
      },
    ],
    [
      5,
      () => {
        this.hold(false);
      },
    ],
    [
      6,
      () => {
        this.delivery.use(this.shelf);
      },
    ],
    [
      3,
      () => {
        this.connect(false);
      },
    ],
    [
      5,
      () => {
        this.connect(true);
      },
    ],
    [4, () => void this.locks.request('', () => pause(this.weather.chance() * 60_000))],
    [
      3,
      () => {
        this.visit.id = undefined;
      },
    ],
    [
      2,
      () => {
        this.server.forget();
      },
    ],
    [
      3,
      () => {
        this.report();
      },
    ],
  ];

  /** Let something happen, then some time pass: mostly a moment, sometimes minutes. */
  async live(): Promise<void> {
    const { chance } = this.weather;
    let drawn = chance() * this.moments.reduce((sum, [share]) => sum + share, 0);
    this.moments.find(([share]) => (drawn -= share) < 0)?.[1]();
    const luck = chance();
    const most = luck < 0.5 ? 50 : luck < 0.9 ? 3000 : 90_000;
    await vi.advanceTimersByTimeAsync(chance() * most);
  }
}
