// Where the user went: whole pages, the history, the part behind the #. Not: what loaded there.

import type { Emit, Stop } from '../entry';
import type { Ledger } from '../ledger';
import { all, guard, listen, patch } from '../patch';
import type { Privacy } from '../privacy';

export function captureNavigation(emit: Emit, privacy: Privacy, ledger: Ledger): Stop {
  let here = '';
  const moved = (how: string): void => {
    const { href } = location;
    // a story without its places cannot be followed: they have the share of errors
    if (href === here || ledger.isFull('error')) return;
    const to = privacy.url(href);
    const eventMetadata = { how, from: privacy.url(here || document.referrer), to };
    here = href;
    emit(
      'console',
      'info',
      { message: 'Navigated to ' + to },
      { eventType: 'navigation', eventMetadata },
    );
  };
  const watch = (method: string): Stop =>
    patch(History.prototype, method, (call) => {
      const result = call();
      guard(() => {
        moved(method);
      });
      return result;
    });
  const hear = (name: string): Stop =>
    listen(window, name, () => {
      moved(name);
    });
  moved('load');
  return all(watch('pushState'), watch('replaceState'), hear('popstate'), hear('hashchange'));
}
