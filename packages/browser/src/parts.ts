// The further parts, and the way to each; they are loaded once. Not: what they do.

import type { Chunk } from './chunks';
import type * as Vitals from './vitals';

/** Where the parts lie and what they hash to: written in by the build. */
declare const UC_CHUNKS: Record<string, Chunk>;
/** Named once, or it is written in at each place. */
const chunks = UC_CHUNKS;

/** Fetch a part: the script's own way, for a page may allow its Trusted Types policy only once. */
export type Fetch = <T>(chunk: Chunk) => Promise<T>;

const asked: Record<string, Promise<unknown> | undefined> = {};

/** Load a part, or return it when it is there; one that did not load is tried again. */
export function loadPart<T>(fetchPart: Fetch, name: string): Promise<T> {
  return (asked[name] ??= fetchPart<T>(chunks[name] ?? [name, '', '']).catch((error: unknown) => {
    asked[name] = undefined;
    throw error;
  })) as Promise<T>;
}

/** Tell whether there is such a part. */
export const hasPart = (name: string): boolean => name in chunks;

/** What the last part works with, and the way to fetch it. */
type Tools = [...Parameters<typeof Vitals.watchVitals>, fetchPart: Fetch];

/** Begin the last part once the page is there: measuring must not slow what it measures. */
export function loadVitals(...tools: Tools): void {
  const loaded = (): void => {
    loadPart<typeof Vitals>(tools[4], 'vitals').then(
      (part) => {
        // it needs no way to fetch: passing all on costs fewest bytes
        (part.watchVitals as (...all: unknown[]) => void)(...tools);
      },
      () => undefined,
    );
  };
  if (document.readyState === 'complete') loaded();
  else addEventListener('load', loaded);
}
