// The public API: what a page may call, and the types that it needs. The only barrel.

import { simplify } from './describe';
import type { Level, LogEntry, Payload } from './entry';
import { checkOptions, type Options, type Settings } from './options';
import { guard } from './patch';
import { randomId } from './session';
import { start, type Running } from './start';
import type { Tools } from './widget/tools';

export type { EventType, Level, LogEntry, LogType, Payload } from './entry';
export type { CaptureName, Options } from './options';
export type { WidgetOptions } from './widget/options';

let running: Running | undefined;
/** A report that has not arrived yet: its key, its words and what is sent. */
let unsent: [id: string, words: string, issue: Payload] | undefined;

/**
 * Start capture; a second call is ignored. A wrong option is named in the console and starts
 * nothing: what calls this is an application's first module, and one that throws leaves it white.
 * `origin` is where the script came from, when a tag loaded it.
 */
export function init(options: Options, origin = ''): void {
  if (running || typeof window === 'undefined') return;
  let settings: Settings;
  try {
    settings = checkOptions(options, origin || location.origin);
  } catch (error) {
    console.warn(error);
    return;
  }
  // a page that is made ready and perhaps never looked at is no visit
  if ((document as { prerendering?: boolean }).prerendering) {
    document.addEventListener('prerenderingchange', () => {
      init(options, origin);
    });
    return;
  }
  running = guard(() => start(settings));
  running?.later.then((part) => part.showButton(tools())).catch(() => undefined);
}

/** Say who the user is; the id is stored scrubbed, and counted by hash. */
export function identify(userId: string): void {
  if (!running) return;
  const { settings, visit } = running;
  guard(() => {
    settings.userId = String(userId);
    visit.id = undefined; // opened again with the next batch: the same visit, now with a user
  });
}

/** Add an entry of your own. */
export function log(message: string, details: Payload = {}, level: Level = 'info'): void {
  if (!running) return;
  const { emit, privacy } = running;
  guard(() => {
    emit('console', level, {
      details: simplify(details, privacy.text),
      message: privacy.text(String(message)),
    });
  });
}

/**
 * Make an issue of this visit; resolves to its id. Rejects with words that can be shown: the same
 * description then goes under the same key, so that a report that had arrived is not made twice.
 */
export async function report(description: string, metadata: Payload = {}): Promise<string> {
  const words = [...description.trim()].slice(0, 5000).join('');
  if (!running || !words) {
    throw new Error(words ? 'Reporting is off.' : 'Say what went wrong.');
  }
  const { delivery, privacy } = running;
  if (unsent?.[1] !== words) {
    unsent = [
      randomId(24),
      words,
      {
        userDescription: words,
        metadata: {
          ...(simplify(metadata) as Payload),
          url: privacy.url(location.href),
          browser: navigator.userAgent.slice(0, 500),
        },
      },
    ];
  }
  const issueId = await delivery.report(unsent[0], unsent[2]);
  unsent = undefined;
  return issueId;
}

/** Open the dialog for a report; rejects when it could not be loaded. */
export async function openReport(metadata: Payload = {}): Promise<void> {
  const part = await running?.later;
  await part?.openReport(tools(), metadata);
}

const tools = (): Tools =>
  ({ ...running, guard, report, preview, strike, openReport }) as unknown as Tools;

/** Say whether the user agreed: `true` lets out what waits, `false` forgets it and stops. */
export function consent(granted: boolean): void {
  if (!granted) stop(true);
  else if (running) {
    running.settings.consent = 'granted';
    running.delivery.hold(running.settings.mode === 'report');
  }
}

/** Return what waits in the page, for the user to look through before a report. */
export function preview(): LogEntry[] {
  return running?.buffer.list() ?? [];
}

/** Forget the entries with these ids. */
export function strike(entryIds: string[]): void {
  running?.buffer.keep(({ entryId }) => {
    const isKept = !entryIds.includes(entryId);
    if (!isKept) running?.ledger.add('struck');
    return isKept;
  });
}

/** Send what waits now; resolves when that is done or cannot be done. */
export async function flush(): Promise<void> {
  await running?.delivery.flush();
}

/** Stop capture and put everything back; what waits is sent, unless it is to be forgotten. */
export function stop(forget = false): void {
  guard(() => running?.stop(forget));
  running = undefined;
}
