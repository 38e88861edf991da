// The part that loads after the page: how it came, how fast, how steady; notices that come up and
// sockets that break. Not: what to make of it.

import { onCLS, onINP, onLCP, onTTFB, type Metric } from 'web-vitals';

import { watchNotices } from './capture/notices';
import { captureSockets } from './capture/sockets';
import type { Emit } from './entry';
import type { Ledger } from './ledger';
import type { Settings } from './options';
import { guard } from './patch';
import type { Privacy } from './privacy';

/** Begin all that can wait for the page: what it is measured by, notices, sockets. */
export function watchVitals(
  emit: Emit,
  privacy: Privacy,
  ledger: Ledger,
  settings: Settings,
): void {
  const { notices, sockets } = settings.capture;
  guard(() => {
    tellArrival(emit, privacy);
  });
  guard(() => {
    if (notices !== false) watchNotices(emit, privacy, ledger, settings);
  });
  guard(() => {
    if (sockets !== false) captureSockets(emit, privacy);
  });
  measure(emit);
}

/** Measure what browsers call web vitals; each becomes an entry when it is known. */
function measure(emit: Emit): void {
  const report = ({ name, value: exact, rating }: Metric): void => {
    const value = Math.round(exact * 1000) / 1000;
    emit('console', 'debug', { kind: 'vital', name, value, rating, message: `${name} ${value}` });
  };
  onCLS(report);
  onINP(report);
  onLCP(report);
  onTTFB(report);
}

/** Tell a page that came as an error: no request of the page's shows it, the browser asked. */
export function tellArrival(emit: Emit, privacy: Privacy): void {
  const [load] = performance.getEntriesByType('navigation');
  if (!load || !(load.responseStatus >= 400)) return;
  const { responseStatus: status, responseStart } = load;
  emit('network', status < 500 ? 'warn' : 'error', {
    resource: 'document',
    url: privacy.url(load.name),
    durationMs: Math.round(responseStart),
    status,
  });
}
