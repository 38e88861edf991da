// The whole wiring in one function: options → visit → transport → buffer → captures; returns stop.

import { Buffer } from './buffer';
import { captureClicks, type Activity } from './capture/clicks';
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
import { takeEarly } from './early';
import type { Emit, Fact, Stop } from './entry';
import { tellEnvironment } from './environment';
import { Ledger } from './ledger';
import type { CaptureName, Settings } from './options';
import { guard, listen } from './patch';
import { makePrivacy, type Privacy } from './privacy';
import { findVisit, randomId, type Visit } from './session';
import { Shelf } from './shelf';
import { makeTransport } from './transport';
import type { OnVital } from './vitals';

/** What the public API works with while capture runs. */
export interface Running {
  settings: Settings;
  visit: Visit;
  buffer: Buffer;
  delivery: Delivery;
  privacy: Privacy;
  emit: Emit;
  stop: Stop;
}

export function start(settings: Settings, base: string): Running {
  const say = speaker(settings.debug);
  const now = makeClock();
  const ledger = new Ledger();
  const privacy = makePrivacy(settings);
  const visit = findVisit(settings.key, now);
  const buffer = new Buffer(randomId(8), now, ledger);
  const transport = makeTransport(settings.endpoint, settings.key, window.fetch.bind(window));
  const shelf = new Shelf(ledger, now);
  const delivery = makeDelivery(settings, visit, buffer, shelf, ledger, transport, now, say);
  const activity: Activity = { count: 0 };
  if (settings.mode === 'report' || settings.consent === 'pending') delivery.hold(true);

  const emit: Emit = (fact: Fact) => {
    if (fact.type === 'network' || fact.eventType === 'navigation' || fact.type === 'storage') activity.count++;
    const id = buffer.add(fact);
    delivery.wake(fact.level === 'error');
    return id;
  };

  emit({ type: 'console', level: 'info', payload: tellEnvironment() });
  const sources: [CaptureName, () => Stop][] = [
    ['navigation', () => captureNavigation(emit, ledger, privacy)],
    ['errors', () => captureErrors(emit, ledger, privacy)],
    ['console', () => captureConsole(emit, ledger, privacy)],
    ['requests', () => captureFetch(emit, ledger, privacy, settings, now)],
    ['requests', () => captureXhr(emit, ledger, privacy, settings, now)],
    ['storage', () => captureStorage(emit, ledger, privacy, settings)],
    ['clicks', () => captureClicks(emit, ledger, privacy, activity)],
    ['policy', () => capturePolicy(emit, ledger, privacy)],
    ['connection', () => captureConnection(emit, ledger)],
    ['vitals', () => captureVitals(emit, base, say)],
  ];
  const stops = sources
    .filter(([name]) => settings.capture[name] !== false)
    .map(([, begin]) => guard(ledger, begin))
    .filter((stop) => stop !== undefined);
  replayEarly();
  stops.push(
    listen(ledger, document, 'visibilitychange', () => {
      visit.keep();
      if (document.hidden) delivery.leave();
      else void delivery.flush();
    }),
    // Safari does not always say hidden before it leaves
    listen(ledger, window, 'pagehide', () => {
      delivery.leave();
    }),
    listen(ledger, window, 'online', () => {
      void delivery.flush();
    }),
  );
  say('captures', sources.map(([name]) => name).join(', '), 'for', settings.endpoint);
  return {
    settings,
    visit,
    buffer,
    delivery,
    privacy,
    emit,
    stop() {
      for (const stop of stops) stop();
      delivery.leave();
      delivery.stop();
    },
  };
}

/** Let the errors from before go through the same capture, with their own times told beside. */
function replayEarly(): void {
  for (const [kind, event, at] of takeEarly()) {
    const { error, message, filename, lineno, colno } = event as ErrorEvent;
    const { reason } = event as PromiseRejectionEvent;
    window.dispatchEvent(
      kind === 'e'
        ? new ErrorEvent('error', { error: error as unknown, message, filename, lineno, colno, cancelable: true })
        : Object.assign(new Event('unhandledrejection', { cancelable: true }), { reason: reason as unknown, at }),
    );
  }
}

function captureVitals(emit: Emit, base: string, say: (...words: unknown[]) => void): Stop {
  let on = true;
  const tell: OnVital = (name, value, rating) => {
    if (!on) return;
    const message = `${name} ${String(value)} (${rating})`;
    emit({ type: 'console', level: 'debug', payload: { kind: 'vital', name, value, rating, message } });
  };
  const begin = (): void => {
    loadChunk<{ start: (tell: OnVital) => void }>('vitals', base).then(
      (part) => {
        part.start(tell);
      },
      (error: unknown) => {
        say('no web vitals:', error);
      },
    );
  };
  if (document.readyState === 'complete') begin();
  else window.addEventListener('load', begin, { once: true });
  return () => {
    on = false;
    window.removeEventListener('load', begin);
  };
}

function speaker(debug: boolean): (...words: unknown[]) => void {
  const write = console.info.bind(console);
  return (...words) => {
    if (debug) write('[UserContext]', ...words);
  };
}
