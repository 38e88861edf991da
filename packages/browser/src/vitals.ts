// The part that loads after the page: how it came, how fast, how steady. Not: what to make of it.

import { onCLS, onINP, onLCP, onTTFB, type Metric } from 'web-vitals';

import type { Emit } from './entry';
import { guard } from './patch';
import { maskUrl } from './privacy';

/** Measure what browsers call web vitals; each becomes an entry when it is known. */
export function watchVitals(emit: Emit): void {
  guard(() => {
    tellArrival(emit);
  });
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
export function tellArrival(emit: Emit): void {
  const [load] = performance.getEntriesByType('navigation');
  if (!load || !(load.responseStatus >= 400)) return;
  const { responseStatus: status, responseStart } = load;
  emit('network', status < 500 ? 'warn' : 'error', {
    resource: 'document',
    url: maskUrl(load.name, []),
    durationMs: Math.round(responseStart),
    status,
  });
}
