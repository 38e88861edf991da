// The whole wiring in one function: options → visit → transport → buffer → captures; returns stop.

import { makeBuffer, type Buffer } from './buffer';
import { captureClicks } from './capture/clicks';
import { captureConnection } from './capture/connection';
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
import { tellEnvironment } from './environment';
import type * as Later from './later';
import { makeLedger, type Ledger } from './ledger';
import type { CaptureName, Settings } from './options';
import { guard, listen } from './patch';
import { makePrivacy, type Privacy } from './privacy';
import { findVisit, keepVisit, randomId, type Visit } from './session';
import { makeTransport } from './transport';

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
  const transport = makeTransport(endpoint, key, window.fetch.bind(window));
  const delivery = makeDelivery(settings, visit, buffer, ledger, transport, now, say);
  const activity = { count: 0 };
  if (mode === 'report' || consent === 'pending') delivery.hold(true);

  const emit: Emit = (type, level, payload, more) => {
    if (type !== 'console' || more?.eventType === 'navigation') activity.count++;
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
        delivery.use(part.makeShelf(ledger, now));
        if (!isOn('vitals')) return;
        part.watchVitals((name, value, rating) => {
          emit('console', 'debug', { kind: 'vital', name, value, rating, message: `${name} ${String(value)}` });
        });
      },
      (error: unknown) => {
        say('no web vitals and no offline queue:', error);
      },
    );
  };

  emit('console', 'info', tellEnvironment());
  const begin: Partial<Record<CaptureName, (() => Stop)[]>> = {
    navigation: [() => captureNavigation(emit, ledger, privacy)],
    errors: [() => captureErrors(emit, ledger, privacy)],
    console: [() => captureConsole(emit, ledger, privacy)],
    requests: [
      () => captureFetch(emit, ledger, privacy, settings, now),
      () => captureXhr(emit, ledger, privacy, settings, now),
    ],
    storage: [() => captureStorage(emit, ledger, privacy, settings)],
    clicks: [() => captureClicks(emit, ledger, privacy, activity)],
    policy: [() => capturePolicy(emit, ledger, privacy)],
    connection: [() => captureConnection(emit, ledger)],
  };
  const stops: (Stop | undefined)[] = [];
  for (const [name, starts] of Object.entries(begin)) {
    if (isOn(name as CaptureName)) stops.push(...starts.map((one) => guard(ledger, one)));
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
