// The part that loads after the page: how fast it was and how steady. Not: what to make of it.

import { onCLS, onINP, onLCP, onTTFB, type Metric } from 'web-vitals';

import type { Emit } from './entry';

/** Measure what browsers call web vitals; each becomes an entry when it is known. */
export function watchVitals(emit: Emit): void {
  const report = ({ name, value: exact, rating }: Metric): void => {
    const value = Math.round(exact * 1000) / 1000;
    emit('console', 'debug', { kind: 'vital', name, value, rating, message: `${name} ${value}` });
  };
  onCLS(report);
  onINP(report);
  onLCP(report);
  onTTFB(report);
}
