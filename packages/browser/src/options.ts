// What a page asks of the capture script, checked once. Not: what is done with it.

import { simplify } from './describe';
import type { Payload } from './entry';
import type { WidgetOptions } from './widget/options';

/** The sources that can be switched off one by one. */
export type CaptureName =
  | 'console'
  | 'errors'
  | 'requests'
  | 'storage'
  | 'clicks'
  | 'navigation'
  | 'policy'
  | 'connection'
  | 'vitals'
  | 'notices'
  | 'sockets';

/** Everything but the key may be left out. */
export interface Settings {
  /** The publishable key of the project, `uc_pub_…`. */
  key: string;
  /** The server's address, or a path of the page's own origin that passes requests on to it. */
  endpoint: string;
  release?: string;
  environment?: string;
  userId?: string;
  /** Kept with the session. */
  metadata: Record<string, unknown>;
  /** `live` sends as it goes; `report` keeps everything in the page until somebody reports. */
  mode: 'live' | 'report';
  /** `pending` keeps everything in the page until `consent(true)`; `denied` captures nothing. */
  consent: 'granted' | 'pending' | 'denied';
  /** Capture nothing where the browser says Do Not Track or Global Privacy Control. */
  respectDoNotTrack: boolean;
  /** The share of tabs that are captured, 0 to 1. */
  sampleRate: number;
  capture: Partial<Record<CaptureName, boolean>>;
  /** Names of url query parameters whose values are kept; all others are stripped. */
  allowQuery: string | string[];
  /** Elements whose words are masked, beside those marked `data-uc-mask`. */
  maskSelectors: string | string[];
  /** Mask the words of every element that is clicked. */
  maskText?: boolean;
  /** Urls (a part of them, or a pattern) whose request and answer bodies are kept, masked. */
  bodies: string | (string | RegExp)[];
  /** Keep the values that the page writes to storage, masked. */
  storageValues?: boolean;
  /** Say in the console what is captured, sent, refused and why. */
  debug?: boolean;
  /** Show a button for reports; without it there is `openReport()`. Checked when it is loaded. */
  widget?: boolean | WidgetOptions;
}

const MODES = ['live', 'report'];
const CONSENTS = ['granted', 'pending', 'denied'];

export type Options = Pick<Settings, 'key'> & Partial<Settings>;

/** Check the options; throws a TypeError that names the option, before anything is captured. */
export function checkOptions(options: Options, origin: string): Settings {
  const settings = {
    endpoint: origin,
    metadata: {},
    mode: 'live',
    consent: 'granted',
    respectDoNotTrack: true,
    sampleRate: 1,
    capture: {},
    allowQuery: [],
    maskSelectors: [],
    bodies: [],
  } as unknown as Settings & Payload;
  // what a page has no value for (`endpoint: import.meta.env.LOGS`) it leaves out
  for (const [name, value] of Object.entries({ ...options }))
    settings[name] = value ?? settings[name];
  const { key, mode, consent, metadata } = settings;
  if (!/^uc_pub_\w{36}$/.test(key)) refuse('key', 'publishable, uc_pub_…');
  // a slip of the pen here would send what was meant to stay
  if (!MODES.includes(mode)) refuse('mode', MODES);
  if (!CONSENTS.includes(consent)) refuse('consent', CONSENTS);
  settings.metadata = simplify(metadata) as Payload;
  try {
    settings.endpoint = new URL(settings.endpoint, location.href).href.replace(/\/+$/, '');
  } catch {
    refuse('endpoint', 'a URL');
  }
  return settings;
}

function refuse(option: string, wanted: string | string[]): never {
  // a list is as readable as it is written in, and a call that says so costs bytes
  throw new TypeError(`UserContext: ${option} must be ${wanted as string}`);
}
