// On what the page runs, in a few words for people and a few fields for machines.

import type { Payload } from './entry';

const BROWSERS: [RegExp, string][] = [
  [/Edg\w*\/(\d+)/, 'Edge'],
  [/(?:OPR|Opera)\/(\d+)/, 'Opera'],
  [/SamsungBrowser\/(\d+)/, 'Samsung Internet'],
  [/(?:Firefox|FxiOS)\/(\d+)/, 'Firefox'],
  [/(?:Chrome|CriOS)\/(\d+)/, 'Chrome'],
  [/Version\/(\d+)[.\d]* .*Safari/, 'Safari'],
];
const SYSTEMS: [RegExp, string][] = [
  [/iPhone|iPad/, 'iOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
];

/** Return `Firefox 140 on Windows`, or the user agent's beginning where it is none that we know. */
export function browserOf(agent: string): string {
  const found = BROWSERS.find(([pattern]) => pattern.test(agent));
  const system = SYSTEMS.find(([pattern]) => pattern.test(agent));
  if (!found) return agent.slice(0, 100);
  const version = found[0].exec(agent)?.[1] ?? '';
  return `${found[1]} ${version}${system ? ` on ${system[1]}` : ''}`;
}

export function tellEnvironment(): Payload {
  const { connection } = navigator as { connection?: { effectiveType?: string; saveData?: boolean } };
  return {
    kind: 'environment',
    message: browserOf(navigator.userAgent),
    userAgent: navigator.userAgent.slice(0, 400),
    language: navigator.language,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    viewport: `${String(innerWidth)}x${String(innerHeight)}`,
    pixelRatio: devicePixelRatio,
    touch: navigator.maxTouchPoints > 0,
    dark: matchMedia('(prefers-color-scheme: dark)').matches,
    connection: connection?.effectiveType,
    saveData: connection?.saveData,
    online: navigator.onLine,
  };
}
