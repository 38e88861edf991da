// What the widget's parts get from the capture script and from each other. Not: what they do.

import type { LogEntry, Payload, Stop } from '../entry';
import type { Settings } from '../options';
import type { Fetch } from '../parts';
import type { Privacy } from '../privacy';
import type { Transport } from '../transport';
import type * as Kit from './index';
import type { WidgetOptions } from './options';
import type { Words } from './words/words';

/** What the capture script has. */
export interface Tools {
  settings: Settings;
  privacy: Privacy;
  /** How many entries of each kind this page has captured. */
  counts: Record<string, number>;
  /** What is undone when capture stops. */
  stops: (Stop | undefined)[];
  send: Transport;
  fetchPart: Fetch;
  /** Run our code: nothing it throws reaches the page, nothing it does is captured. */
  guard<T>(work: () => T): T | undefined;
  report(description: string, metadata: Payload): Promise<string>;
  preview(): LogEntry[];
  strike(entryIds: string[]): void;
  /** Open the dialog; rejects when it could not be loaded. */
  openReport(metadata?: Payload): Promise<void>;
}

/** What the widget has loaded. */
export interface Parts {
  kit: typeof Kit;
  options: WidgetOptions;
  words: Words;
  /** The language's tag. */
  tag: string;
  dir: 'ltr' | 'rtl';
  load<T>(name: string): Promise<T>;
}
