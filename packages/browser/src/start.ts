// The whole wiring in one function: options → visit → transport → buffer → captures; returns stop.

import { makeBuffer, type Buffer } from './buffer';
import { captureClicks } from './capture/clicks';
import { captureConsole } from './capture/console';
import { captureErrors } from './capture/errors';
import { captureFetch } from './capture/fetch';
import { captureNavigation } from './capture/navigation';
import { capturePolicy } from './capture/policy';
import { captureStorage } from './capture/storage';
import { captureXhr } from './capture/xhr';
import { loadChunk } from './chunks';
import { makeClock } from './clock';
import type { OnClick } from './dead_clicks';
import { makeDelivery, type Delivery } from './delivery';
import type { Emit, Stop } from './entry';
import type * as Later from './later';
import { makeLedger, type Ledger } from './ledger';
import type { CaptureName, Settings } from './options';
import { guard, listen } from './patch';
import { makePrivacy, type Privacy } from './privacy';
import { findVisit, keepVisit, randomId, type Visit } from './session';
import { makeTransport, type Pack } from './transport';

/** What the public API works with while capture runs. */
export interface Running {
  settings: Settings;
  visit: Visit;
  buffer: Buffer;
  delivery: Delivery;
  ledger: Ledger;
  privacy: Privacy;
  emit: Emit;
  stop: Stop;
}

type Tools = [emit: Emit, ledger: Ledger, privacy: Privacy, settings: Settings, now: () => number];

export function start(settings: Settings): Running {
  const { debug, endpoint, key, mode, consent, capture } = settings;
  const write = console.info.bind(console);
  const say = (...words: unknown[]): void => {
    if (debug) write('[UserContext]', ...words);
  };
  const now = makeClock();
  const ledger = makeLedger();
  const privacy = makePrivacy(settings);
  const visit = findVisit(key, now);
  const buffer = makeBuffer(randomId(8), now, ledger);
  let pack: Pack | undefined;
  const transport = makeTransport(endpoint, key, window.fetch.bind(window), () => pack);
  const delivery = makeDelivery(settings, visit, buffer, ledger, transport, now, say);
  let activity = 0;
  let onClick: OnClick = () => undefined;
  const stops: (Stop | undefined)[] = [undefined];
  if (mode === 'report' || consent === 'pending') delivery.hold(true);

  const emit: Emit = (type, level, payload, more) => {
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
  const later = (): void => {
    loadChunk<typeof Later>('later', endpoint).then(
      (part) => {
        emit('console', 'info', part.tellEnvironment());
        pack = part.gzip;
        delivery.use(part.makeShelf(key, ledger, now));
        [onClick, stops[0]] = part.watchDeadClicks(emit, () => activity);
        if (isOn('connection')) stops.push(part.captureConnection(emit, ledger));
        if (!isOn('vitals')) return;
        part.watchVitals((name, value, rating) => {
          emit('console', 'debug', { kind: 'vital', name, value, rating, message: `${name} ${value}` });
        });
      },
      (error: unknown) => {
        say('the later part did not load:', error);
      },
    );
  };

  const tell: OnClick = (...click) => {
    onClick(...click);
  };
  const sources: [CaptureName, (...tools: Tools) => Stop][] = [
    ['navigation', captureNavigation],
    ['errors', captureErrors],
    ['console', captureConsole],
    ['requests', captureFetch],
    ['requests', captureXhr],
    ['storage', captureStorage],
    ['clicks', () => captureClicks(emit, ledger, privacy, tell)],
    ['policy', capturePolicy],
  ];
  for (const [name, begin] of sources) {
    if (isOn(name)) stops.push(guard(ledger, () => begin(emit, ledger, privacy, settings, now)));
  }
  stops.push(
    listen(ledger, document, 'visibilitychange', () => {
      if (document.hidden) leave();
      else void delivery.flush();
    }),
    // Safari does not always say hidden before it leaves
    listen(ledger, window, 'pagehide', leave),
    listen(ledger, window, 'online', () => void delivery.flush()),
    listen(ledger, window, 'load', later),
  );
  if (document.readyState === 'complete') later();
  say('captures for', endpoint);
  return {
    settings,
    visit,
    buffer,
    delivery,
    ledger,
    privacy,
    emit,
    stop() {
      for (const stop of stops) stop?.();
      leave();
      delivery.stop();
    },
  };
}
