// Whether the browser is online and the page seen or seen again. Not: what is sent when.

import type { Emit, Stop } from './entry';
import { all, listen } from './patch';
import type { Privacy } from './privacy';

export function captureConnection(emit: Emit, privacy: Privacy): Stop {
  const connection = (online: boolean) => () => {
    const kind = online ? 'online' : 'offline';
    const message = `The browser went ${kind}`;
    emit('console', online ? 'info' : 'warn', { kind, online, message });
  };
  return all(
    listen(window, 'online', connection(true)),
    listen(window, 'offline', connection(false)),
    // back from another page, as it was left
    listen(window, 'pageshow', ({ persisted }: PageTransitionEvent) => {
      if (!persisted) return;
      const to = privacy.url(location.href);
      const eventMetadata = { how: 'restored', to };
      const message = 'Navigated to ' + to;
      emit('console', 'info', { message }, { eventType: 'navigation', eventMetadata });
    }),
    listen(document, 'visibilitychange', () => {
      const kind = document.hidden ? 'hidden' : 'visible';
      emit('console', 'debug', { kind, message: `The page became ${kind}` });
    }),
  );
}
