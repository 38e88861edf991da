// The whole wiring in one function: options → visit → transport → buffer → captures; returns stop.
// Longer than others on purpose: it is a list, and passing its parts around costs bytes.

import { makeBuffer, type Buffer } from './buffer';
import { captureConsole } from './capture/console';
import { captureErrors } from './capture/errors';
import { captureFetch } from './capture/fetch';
import { captureNavigation } from './capture/navigation';
import { captureStorage } from './capture/storage';
import { captureXhr } from './capture/xhr';
import { CHUNKS, loadChunk, type Chunk } from './chunks';
import { makeClock } from './clock';
import { makeDelivery, type Delivery } from './delivery';
import { MOST_EARLY, takeEarly } from './early';
import type { Emit, Stop } from './entry';
import type * as Later from './later';
import { makeLedger, type Ledger } from './ledger';
import type { CaptureName, Settings } from './options';
import { guard, listen, onFailure, spent } from './patch';
import { makePrivacy, type Privacy } from './privacy';
import { findVisit, isSampled, keepVisit, randomId, type Visit } from './session';
import { makeTransport, type Pack } from './transport';
import type * as Vitals from './vitals';

/** What the public API works with while capture runs. */
export interface Running {
  settings: Settings;
  visit: Visit;
  buffer: Buffer;
  delivery: Delivery;
  ledger: Ledger;
  privacy: Privacy;
  emit: Emit;
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
  const write = console.info.bind(console);
  const say = (...words: unknown[]): void => {
    // to the console as it was: ours would hear it
    if (!debug) return;
    guard(() => {
      write('[UserContext]', ...words);
    });
  };
  const asked = navigator as { doNotTrack?: string | null; globalPrivacyControl?: boolean };
  const isPrivate = asked.doNotTrack === '1' || asked.globalPrivacyControl;
  if (consent === 'denied' || (settings.respectDoNotTrack && isPrivate)) {
    say('off: no consent, or Do Not Track');
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
    say('off: not sampled');
    return undefined;
  }
  let waiting: Event[] | undefined = early;
  const buffer = makeBuffer(randomId(8), now, ledger);
  let pack: Pack | undefined;
  const transport = makeTransport(endpoint, key, window.fetch.bind(window), () => pack);
  let activity = 0;
  let isOver = false;
  const stops: (Stop | undefined)[] = [];
  const detach = (): void => {
    isOver = true;
    for (const stop of stops) stop?.();
  };
  const delivery = makeDelivery(settings, visit, buffer, ledger, transport, now, say, detach);
  if (mode === 'report' || consent === 'pending') delivery.hold(true);

  const emit: Emit = (type, level, payload, more) => {
    if (isOver) return '';
    if (type !== 'console' || more?.eventType === 'navigation') activity++;
    say('captured', type, level, payload, more);
    const id = buffer.add(type, level, payload, more);
    delivery.wake(level === 'error');
    return id;
  };
  const isOn = (name: CaptureName): boolean => capture[name] !== false;

  const leave = (): void => {
    keep();
    delivery.leave();
  };
  const load = <T>(name: string, chunk: Chunk | undefined, work: (part: T) => void): void => {
    if (!chunk) return;
    guard(() => {
      loadChunk<T>(name, chunk, endpoint).then(
        (part) =>
          guard(() => {
            if (!isOver) work(part);
          }),
        (error: unknown) => {
          waiting = undefined;
          say(name, 'did not load:', error);
        },
      );
    });
  };
  const use = (part: typeof Later): void => {
    emit('console', 'info', part.tellEnvironment(settings.release));
    pack = part.gzip;
    delivery.use(part.makeShelf(key, ledger, now));
    part.onFailure(countFailure);
    const events = waiting ?? [];
    waiting = undefined;
    if (isOn('connection')) stops.push(part.captureConnection(emit, privacy));
    if (isOn('policy'))
      stops.push(part.capturePolicy(emit, privacy, ledger, settings, now, events));
    if (isOn('clicks')) {
      const [next, end] = part.watchDeadClicks(emit, () => activity);
      stops.push(end, part.captureClicks(emit, privacy, ledger, next, now, events));
    }
    if (!isOn('vitals')) return;
    const loaded = (): void => {
      load<typeof Vitals>('vitals', part.CHUNKS.vitals, ({ watchVitals }) => {
        watchVitals(emit);
      });
    };
    if (document.readyState === 'complete') loaded();
    else stops.push(listen(window, 'load', loaded));
  };
  const wait = (event: Event): void => {
    if (!waiting) return;
    if (waiting.length < MOST_EARLY) waiting.push(event);
    else ledger.add('rate');
  };

  const sources: [CaptureName, (...tools: Tools) => Stop][] = [
    ['navigation', captureNavigation],
    ['errors', captureErrors],
    ['console', captureConsole],
    ['requests', captureFetch],
    ['requests', captureXhr],
    ['storage', captureStorage],
  ];
  for (const [name, begin] of sources) {
    if (isOn(name)) stops.push(guard(() => begin(emit, privacy, ledger, settings, now, early)));
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
  load('later', CHUNKS.later, use);
  say('captures for', endpoint);
  spent.ms = 0; // what starting took is taken once
  return {
    settings,
    visit,
    buffer,
    delivery,
    ledger,
    privacy,
    emit,
    stop(forget) {
      if (forget) keepVisit(key, now);
      else keep();
      detach();
      delivery.stop(forget);
    },
  };
}
