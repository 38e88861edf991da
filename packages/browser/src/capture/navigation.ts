// Where the user went: whole pages, the history, the part behind the #. Not: what loaded there.

import type { Emit, Stop } from '../entry';
import type { Ledger } from '../ledger';
import { all, guard, listen, patch } from '../patch';
import type { Privacy } from '../privacy';

export function captureNavigation(emit: Emit, ledger: Ledger, privacy: Privacy): Stop {
  let here = location.href;
  const go = (how: string, from: string | undefined): void => {
    const to = privacy.url(here);
    const eventMetadata = { how, from: from && privacy.url(from), to };
    emit('console', 'info', { message: `Navigated to ${to}` }, { eventType: 'navigation', eventMetadata });
  };
  const moved = (how: string): void => {
    if (location.href === here) return;
    const from = here;
    here = location.href;
    go(how, from);
  };
  const history = (method: string): Stop =>
    patch(window.history, method, (call) => {
      const result = call();
      guard(ledger, () => {
        moved(method);
      });
      return result;
    });
  go('load', document.referrer || undefined);
  return all(
    history('pushState'),
    history('replaceState'),
    listen(ledger, window, 'popstate', () => {
      moved('back');
    }),
    listen(ledger, window, 'hashchange', () => {
      moved('hash');
    }),
  );
}
