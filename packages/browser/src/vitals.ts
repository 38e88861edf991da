// The part that measures web vitals; loaded apart, so that capture stays small.

import { onCLS, onINP, onLCP, onTTFB, type Metric } from 'web-vitals';

export type OnVital = (name: string, value: number, rating: string) => void;

export function start(tell: OnVital): void {
  const report = ({ name, value, rating }: Metric): void => {
    tell(name, Math.round(value * 1000) / 1000, rating);
  };
  onCLS(report);
  onINP(report);
  onLCP(report);
  onTTFB(report);
}
