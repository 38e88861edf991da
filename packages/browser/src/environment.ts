// On what the page runs: raw, the server puts it in words. Not: who runs it.

import type { Payload } from './entry';

export function tellEnvironment(release?: string): Payload {
  const { userAgent, language, onLine } = navigator;
  const { connection } = navigator as { connection?: { effectiveType?: string } };
  return {
    kind: 'environment',
    message: 'Capture started',
    userAgent: userAgent.slice(0, 400),
    release,
    language,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    viewport: `${innerWidth}x${innerHeight}`,
    connection: connection?.effectiveType,
    online: onLine,
  };
}
