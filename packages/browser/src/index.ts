// The public API: init, identify, report, log, consent, preview, strike, flush, stop. The only barrel.

import type { Level, LogEntry, Payload } from './entry';
import { browserOf } from './environment';
import { checkOptions, type Options } from './options';
import { randomId } from './session';
import { start, type Running } from './start';

export type { LogEntry, LogType, Level, EventType, Payload } from './entry';
export type { CaptureName, Options } from './options';

/** What a report may say beside its words. */
export interface ReportDetails {
  /** Kept with the issue, beside `url` and `browser`. */
  metadata?: Record<string, unknown>;
}

let running: Running | undefined;

/** Where the script came from, for a script tag: address and key. */
const tag = typeof document === 'undefined' ? null : (document.currentScript as HTMLScriptElement | null);
const origin = tag?.src ? new URL(tag.src, location.href).origin : '';

/** Start capture. Throws a TypeError that names the option when one is wrong; a second call is ignored. */
export function init(options: Options): void {
  if (running || typeof window === 'undefined') return;
  const settings = checkOptions(options, origin || location.origin);
  if (settings.consent === 'denied' || isSampledOut(settings.sampleRate)) return;
  if (settings.respectDoNotTrack && asksForPrivacy()) return;
  running = start(settings, settings.endpoint);
}

/** Say who the user is; the id is stored scrubbed, and counted by hash. */
export function identify(userId: string): void {
  if (!running) return;
  running.settings.userId = userId;
  running.visit.id = undefined;
  void running.delivery.flush();
}

/** Add an entry of your own. */
export function log(message: string, details: Payload = {}, level: Level = 'info'): void {
  running?.emit({
    type: 'console',
    level,
    payload: { ...details, message: running.privacy.text(message) },
  });
}

/** Make an issue of this visit; resolves to its id. Rejects with words that can be shown. */
export async function report(description: string, details: ReportDetails = {}): Promise<string> {
  if (!running) throw new Error('Reporting is off on this page.');
  const words = description.trim();
  if (!words) throw new Error('Please say what went wrong.');
  return running.delivery.report({
    reportId: `report-${randomId(16)}`,
    userDescription: Array.from(words).slice(0, 5000).join(''),
    metadata: {
      ...details.metadata,
      url: running.privacy.url(location.href),
      browser: browserOf(navigator.userAgent),
    },
  });
}

/** Say whether the user agreed: `true` lets out what waits, `false` forgets it and stops. */
export function consent(granted: boolean): void {
  if (!running) return;
  if (granted) running.delivery.hold(running.settings.mode === 'report');
  else stop(true);
}

/** Return what waits in the page, for the user to look through before a report. */
export function preview(): LogEntry[] {
  return running?.buffer.list() ?? [];
}

/** Forget the entries with these ids. */
export function strike(entryIds: string[]): void {
  running?.buffer.strike(new Set(entryIds));
}

/** Send what waits now; resolves when that is done or cannot be done. */
export function flush(): Promise<void> {
  return running?.delivery.flush() ?? Promise.resolve();
}

/** Stop capture and put everything back as it was; what waits is sent, unless it is to be forgotten. */
export function stop(forget = false): void {
  if (forget) running?.buffer.clear('refused');
  running?.stop();
  running = undefined;
}

function isSampledOut(rate: number): boolean {
  return rate < 1 && Math.random() >= rate;
}

function asksForPrivacy(): boolean {
  const asked = navigator as { doNotTrack?: string | null; globalPrivacyControl?: boolean };
  return asked.doNotTrack === '1' || asked.globalPrivacyControl === true;
}

const key = tag?.dataset.key;
if (key) {
  // a script tag with a key starts by itself; a wrong attribute must not break the page
  try {
    init({ key, ...readTag(tag.dataset) });
  } catch (error) {
    console.warn(error);
  }
}

function readTag(data: DOMStringMap): Partial<Options> {
  const options: Partial<Options> = {};
  if (data.endpoint) options.endpoint = data.endpoint;
  if (data.tunnel) options.tunnel = data.tunnel;
  if (data.release) options.release = data.release;
  if (data.environment) options.environment = data.environment;
  if (data.mode === 'report') options.mode = 'report';
  if (data.consent === 'pending') options.consent = 'pending';
  if (data.debug !== undefined) options.debug = data.debug !== 'false';
  return options;
}
