// What will be sent, for the user to look through: every line when it waits in the page, counts by
// kind when it travels as it happens. Not: what is captured.

import type { LogEntry } from '../entry';
import { h, icon } from './elements';
import type { Parts, Tools } from './tools';

const KINDS = ['navigation', 'click', 'network', 'console', 'storage'] as const;
const CROSS = 'M6 6l12 12M18 6L6 18';

/** Return the list as it stands now. */
export function listLines(tools: Tools, { words, tag }: Parts): HTMLElement[] {
  const { mode } = tools.settings;
  const masked = h('p', { class: 'quiet' }, words.masked);
  const lines = mode === 'report' ? tools.preview() : [];
  if (lines.length) {
    const time = new Intl.DateTimeFormat(tag, { timeStyle: 'medium' });
    const rows = lines.map((entry) => row(entry, time, words.strike));
    return [
      masked,
      h('ul', { class: 'lines', tabindex: '0', 'aria-label': words.included }, ...rows),
    ];
  }
  const number = new Intl.NumberFormat(tag);
  const rows = KINDS.filter((kind) => mode === 'live' && tools.counts[kind]).map((kind) =>
    h('li', {}, words[kind], h('b', {}, number.format(tools.counts[kind] ?? 0))),
  );
  return [masked, h('ul', { class: 'counts' }, ...rows)];
}

/** Take a line out, here and from what waits; returns where the focus goes. */
export function strikeLine(tools: Tools, button: HTMLElement): HTMLElement | null {
  const line = button.closest('li');
  tools.strike([button.dataset.entry ?? '']);
  const beside = line?.nextElementSibling ?? line?.previousElementSibling;
  line?.remove();
  return beside?.querySelector('button') ?? null;
}

function row(entry: LogEntry, time: Intl.DateTimeFormat, strike: string): HTMLElement {
  const words = wordsOf(entry);
  const at = time.format(new Date(entry.timestamp));
  const button = {
    class: 'plain icon',
    'data-do': 'strike',
    'data-entry': entry.entryId,
    'aria-label': `${strike}: ${words}`,
  };
  const isError = entry.level === 'error' && 'error';
  return h(
    'li',
    {},
    h('span', { dir: 'auto', class: isError }, `${at}  ${words}`),
    h('button', button, icon(CROSS)),
  );
}

/** Put an entry in one line, in the words in which it was captured. */
function wordsOf({ payload }: LogEntry): string {
  const { message, method, url, status, area, action, key, kind } = payload;
  const parts = message
    ? [message]
    : method
      ? [method, url, status || 'failed']
      : [area ?? kind, action, key];
  return parts.filter(Boolean).map(String).join(' ').slice(0, 300);
}
