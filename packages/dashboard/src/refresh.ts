// Fetches a page's numbers again while it stands open and nobody is at work in it. Not: with what.

const EVERY_MS = 60_000;

/** Tell every `[data-refresh]` once a minute that it is stale; htmx does the rest. */
export function startRefreshing(): void {
  setInterval(() => {
    for (const part of document.querySelectorAll('[data-refresh]')) {
      // what somebody reads or stands in stays as it is
      const isInUse = part.contains(document.activeElement) || part.querySelector('details[open]');
      if (!document.hidden && !isInUse) part.dispatchEvent(new CustomEvent('stale'));
    }
  }, EVERY_MS);
}
