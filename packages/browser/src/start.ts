// The whole wiring in one function: options → visit → transport → buffer → captures; returns stop.
// Longer than others on purpose: it is a list, and passing its parts around costs bytes.

import { makeBuffer, type Buffer } from './buffer';
import { captureConsole } from './capture/console';
import { captureErrors } from './capture/errors';
import { captureFetch } from './capture/fetch';
import { captureNavigation } from './capture/navigation';
import { begun } from './capture/requests';
import { captureStorage } from './capture/storage';
import type { Write } from './capture/writes';
import { captureXhr } from './capture/xhr';
import { loadChunk, type Chunk } from './chunks';
import { makeClock } from './clock';
import { makeDelivery, type Delivery } from './delivery';
import { NO_SERVER, doubting } from './doubt';
import { MOST_EARLY, takeEarly } from './early';
import type { Emit, Stop } from './entry';
import type * as Later from './later';
import { makeLedger, type Ledger } from './ledger';
import type { CaptureName, Settings } from './options';
import { guard, listen, onFailure, spent } from './patch';
import { makePrivacy, type Privacy } from './privacy';
import { findVisit, isSampled, keepVisit, randomId, type Visit } from './session';
import { makeTransport, type Pack, type Transport } from './transport';

/** Where the part that loads beside the page lies, and its hash: written in by the build. */
declare const UC_LATER: Chunk;
/** The npm package: what a bundle has beside the page, where a tag comes from the server itself. */
declare const UC_PACKAGE: boolean;

const AGAIN_MS = 5000;

/** What the public API works with while capture runs. */
export interface Running {
  settings: Settings;
  visit: Visit;
  buffer: Buffer;
  delivery: Delivery;
  ledger: Ledger;
  privacy: Privacy;
  emit: Emit;
  send: Transport;
  /** How many entries of each kind this page has captured. */
  counts: Record<string, number>;
  /** What is undone at the end. */
  stops: (Stop | undefined)[];
  /** The part that loads beside the page; rejects when it did not. */
  later: Promise<typeof Later>;
  fetchPart<T>(chunk: Chunk): Promise<T>;
  /** Put everything back; what waits is sent, or forgotten. */
  stop(forget: boolean): void;
}

type Tools = [
  emit: Emit,
  privacy: Privacy,
  ledger: Ledger,
  settings: Settings,
  now: () => number,
  early: Event[],
];

/** Start capture, unless it is not wanted or this visit is not among the sampled. */
export function start(settings: Settings): Running | undefined {
  const { debug, endpoint, key, mode, consent, capture } = settings;
  // as it was, for ours would hear it; a console is not asked who calls, and `bind` costs bytes
  const write = console[debug ? 'info' : 'warn'];
  const say = (...words: unknown[]): void => {
    // why nothing is sent from now on is said without `debug` too: else it is a bare 401
    if (debug || words[0] === 'stopped' || (UC_PACKAGE && words[0] === NO_SERVER))
      guard(() => {
        write('UserContext:', ...words);
      });
  };
  const asked = navigator as { doNotTrack?: string | null; globalPrivacyControl?: boolean };
  const isPrivate = asked.doNotTrack === '1' || asked.globalPrivacyControl;
  if (consent === 'denied' || (settings.respectDoNotTrack && isPrivate)) {
    say('off: consent DNT');
    return undefined;
  }
  const now = makeClock();
  const ledger = makeLedger();
  const countFailure = (): void => {
    ledger.add('capture_failed');
  };
  onFailure(countFailure);
  const privacy = makePrivacy(settings);
  const visit = findVisit(key, now);
  const keep = (): void => {
    // without consent not even an id is left behind
    if (settings.consent !== 'pending') keepVisit(key, now, visit);
  };
  keep();
  const early = takeEarly();
  if (!isSampled(visit, settings.sampleRate)) {
    say('off: sampleRate');
    return undefined;
  }
  let waiting: Event[] | undefined = early;
  const buffer = makeBuffer(randomId(8), now, ledger);
  let pack: Pack | undefined;
  const transport = makeTransport(endpoint, key, window.fetch.bind(window), () => pack);
  const send = UC_PACKAGE ? doubting(transport, endpoint, say) : transport;
  const counts: Record<string, number> = {};
  let isOver = false;
  const stops: (Stop | undefined)[] = [];
  const detach = (): void => {
    isOver = true;
    for (const stop of stops) stop?.();
  };
  const delivery = makeDelivery(
    settings,
    visit,
    buffer,
    ledger,
    send,
    now,
    say,
    countFailure,
    detach,
  );
  if (mode === 'report' || consent === 'pending') delivery.hold(true);

  const emit: Emit = (type, level, payload, more) => {
    if (isOver) return '';
    say('captured', type, level, payload, more);
    const id = buffer.add(type, level, payload, more);
    const kind = more?.eventType ?? type;
    counts[kind] = (counts[kind] ?? 0) + 1;
    delivery.wake(level === 'error');
    return id;
  };
  const isOn = (name: CaptureName): boolean => capture[name] !== false;

  const leave = (): void => {
    delivery.leave();
    keep();
  };
  const writes: Write[] = [];
  let hear = (write: Write): void => {
    if (writes.length < MOST_EARLY) writes.push(write);
    else ledger.add('rate');
  };
  const use = (part: typeof Later): void => {
    emit('console', 'info', part.tellEnvironment(settings.release));
    pack = part.gzip;
    delivery.use(part.makeShelf(key, ledger, now));
    part.onFailure(countFailure);
    const events = waiting ?? [];
    waiting = undefined;
    if (isOn('vitals')) part.loadVitals(emit, privacy, ledger, settings, fetchPart);
    hear = part.tellWrites(emit, privacy, ledger, settings);
    for (const write of writes) hear(write);
    if (isOn('connection')) stops.push(part.captureConnection(emit, privacy));
    if (isOn('policy'))
      stops.push(part.capturePolicy(emit, privacy, ledger, settings, now, events));
    if (isOn('clicks')) {
      // who asks answers a press, though a slow server has not answered the page
      const signs = (): unknown => [begun, counts.navigation, counts.storage];
      const [next, end] = part.watchDeadClicks(emit, signs);
      stops.push(end, part.captureClicks(emit, privacy, ledger, next, now, events, settings));
    }
  };
  const wait = (event: Event): void => {
    if (!waiting) return;
    if (waiting.length < MOST_EARLY) waiting.push(event);
    else ledger.add('rate');
  };
  const fetchPart = <T>(chunk: Chunk): Promise<T> => loadChunk<T>(chunk, endpoint);

  const sources: [CaptureName, (...tools: Tools) => Stop][] = [
    ['navigation', captureNavigation],
    ['errors', captureErrors],
    ['console', captureConsole],
    ['requests', captureFetch],
    ['requests', captureXhr],
  ];
  for (const [name, begin] of sources) {
    if (isOn(name)) stops.push(guard(() => begin(emit, privacy, ledger, settings, now, early)));
  }
  if (isOn('storage')) {
    const pass = (write: Write): void => {
      hear(write);
    };
    stops.push(captureStorage(pass, now));
  }
  stops.push(
    // until the part that tells them is there
    listen(document, 'click', wait),
    listen(document, 'securitypolicyviolation', wait),
    listen(document, 'visibilitychange', () => {
      if (document.hidden) leave();
      else void delivery.flush();
    }),
    // Safari does not always say hidden before it leaves
    listen(window, 'pagehide', leave),
    listen(window, 'online', () => void delivery.flush()),
  );
  const chunk = UC_LATER;
  const later = fetchPart<typeof Later>(chunk).catch(async () => {
    // once more: a moment without a server must not cost the page its clicks and its shelf
    await new Promise((again) => {
      if (navigator.onLine) setTimeout(again, AGAIN_MS);
      else addEventListener('online', again, { once: true });
    });
    if (isOver) throw new Error('stopped');
    return fetchPart<typeof Later>(chunk);
  });
  later.then(
    (part) => {
      guard(() => {
        if (!isOver) use(part);
      });
    },
    (error: unknown) => {
      waiting = undefined;
      say('off: later', error);
    },
  );
  say('on', endpoint);
  spent.ms = 0; // what starting took is taken once
  return {
    settings,
    visit,
    buffer,
    delivery,
    ledger,
    privacy,
    emit,
    send,
    counts,
    stops,
    later,
    fetchPart,
    stop(forget) {
      if (forget) keepVisit(key, now);
      else keep();
      detach();
      delivery.stop(forget);
    },
  };
}
