// The part that loads after the page: web vitals, dead clicks, gzip, the shelf for hours offline.

import { onCLS, onINP, onLCP, onTTFB, type Metric } from 'web-vitals';

export { captureConnection } from './connection';
export { watchDeadClicks } from './dead_clicks';
export { tellEnvironment } from './environment';
export { gzip } from './gzip';
export { makeShelf } from './shelf';

export type TellVital = (name: string, value: number, rating: string) => void;

/** Measure what browsers call web vitals; each is told when it is known. */
export function watchVitals(tell: TellVital): void {
  const report = ({ name, value, rating }: Metric): void => {
    tell(name, Math.round(value * 1000) / 1000, rating);
  };
  onCLS(report);
  onINP(report);
  onLCP(report);
  onTTFB(report);
}
