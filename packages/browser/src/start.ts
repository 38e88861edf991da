// The whole wiring in one function: options → visit → transport → buffer → captures; returns stop.
// Longer than others on purpose: it is a list, and passing its parts around costs bytes.

import { makeBuffer, type Buffer } from './buffer';
import { captureConsole } from './capture/console';
import { captureErrors } from './capture/errors';
import { captureFetch } from './capture/fetch';
import { captureNavigation } from './capture/navigation';
import { capturePolicy } from './capture/policy';
import { captureStorage } from './capture/storage';
import { captureXhr } from './capture/xhr';
import { loadChunk } from './chunks';
import { makeClock } from './clock';
import { makeDelivery, type Delivery } from './delivery';
import type { Emit, Stop } from './entry';
import type * as Later from './later';
import { makeLedger, type Ledger } from './ledger';
import type { CaptureName, Settings } from './options';
import { guard, listen, onFailure } from './patch';
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

type Tools = [emit: Emit, privacy: Privacy, ledger: Ledger, settings: Settings, now: () => number];

/** Start capture, unless this visit is not among the sampled. */
export function start(settings: Settings): Running | undefined {
  const { debug, endpoint, key, mode, consent, capture } = settings;
  const write = console.info.bind(console);
  const say = (...words: unknown[]): void => {
    if (debug) write('[UserContext]', ...words);
  };
  const now = makeClock();
  const ledger = makeLedger();
  const countFailure = (): void => {
    ledger.add('capture_failed');
  };
  onFailure(countFailure);
  const privacy = makePrivacy(settings);
  const visit = findVisit(key, now);
  keepVisit(key, now, visit);
  if (!isSampled(visit, settings.sampleRate)) return undefined;
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
    const id = buffer.add(type, level, payload, more);
    delivery.wake(level === 'error');
    return id;
  };
  const isOn = (name: CaptureName): boolean => capture[name] !== false;

  const leave = (): void => {
    keepVisit(key, now, visit);
    delivery.leave();
  };
  const use = (part: typeof Later): void => {
    emit('console', 'info', part.tellEnvironment());
    pack = part.gzip;
    delivery.use(part.makeShelf(key, ledger, now));
    part.onFailure(countFailure);
    if (isOn('connection')) stops.push(part.captureConnection(emit));
    if (!isOn('clicks')) return;
    const [next, end] = part.watchDeadClicks(emit, () => activity);
    stops.push(end, part.captureClicks(emit, privacy, next));
  };
  const load = <T>(name: string, work: (part: T) => void): void => {
    loadChunk<T>(name, endpoint).then(
      (part) => {
        guard(() => {
          if (!isOver) work(part);
        });
      },
      (error: unknown) => {
        say(name, 'did not load:', error);
      },
    );
  };
  const loaded = (): void => {
    if (!isOn('vitals')) return;
    load<typeof Vitals>('vitals', ({ watchVitals }) => {
      watchVitals(emit);
    });
  };

  const sources: [CaptureName, (...tools: Tools) => Stop][] = [
    ['navigation', captureNavigation],
    ['errors', captureErrors],
    ['console', captureConsole],
    ['requests', captureFetch],
    ['requests', captureXhr],
    ['storage', captureStorage],
    ['policy', capturePolicy],
  ];
  for (const [name, begin] of sources) {
    if (isOn(name)) stops.push(guard(() => begin(emit, privacy, ledger, settings, now)));
  }
  stops.push(
    listen(document, 'visibilitychange', () => {
      if (document.hidden) leave();
      else void delivery.flush();
    }),
    // Safari does not always say hidden before it leaves
    listen(window, 'pagehide', leave),
    listen(window, 'online', () => void delivery.flush()),
    listen(window, 'load', loaded),
  );
  load('later', use);
  if (document.readyState === 'complete') loaded();
  say('captures for', endpoint);
  return {
    settings,
    visit,
    buffer,
    delivery,
    ledger,
    privacy,
    emit,
    stop(forget) {
      keepVisit(key, now, visit);
      detach();
      delivery.stop(forget);
    },
  };
}
