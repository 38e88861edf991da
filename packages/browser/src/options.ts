// What a page asks of the capture script, checked once. Not: what is done with it.

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
  | 'vitals';

export interface Options {
  /** The publishable key of the project, `uc_pub_…`. */
  key: string;
  /** The server's address; for a script tag the origin that the script came from. */
  endpoint?: string;
  /** A path of the page's own origin that passes requests on to the server. */
  tunnel?: string;
  release?: string;
  environment?: string;
  userId?: string;
  /** Kept with the session. */
  metadata?: Record<string, unknown>;
  /** `live` sends as it goes; `report` keeps everything in the page until somebody reports. */
  mode?: 'live' | 'report';
  /** `pending` keeps everything in the page until `consent(true)`; `denied` captures nothing. */
  consent?: 'granted' | 'pending' | 'denied';
  /** Capture nothing where the browser says Do Not Track or Global Privacy Control. */
  respectDoNotTrack?: boolean;
  /** The share of tabs that are captured, 0 to 1. */
  sampleRate?: number;
  capture?: Partial<Record<CaptureName, boolean>>;
  /** Names of url query parameters whose values are kept; all others are stripped. */
  allowQuery?: string[];
  /** Elements whose words are masked, beside those marked `data-uc-mask`. */
  maskSelectors?: string[];
  /** Mask the words of every element that is clicked. */
  maskText?: boolean;
  /** Urls (a part of them, or a pattern) whose request and answer bodies are kept, masked. */
  bodies?: (string | RegExp)[];
  /** Keep the values that the page writes to storage, masked. */
  storageValues?: boolean;
  /** Say in the console what is captured, sent, refused and why. */
  debug?: boolean;
}

/** Options with nothing left to guess. */
export interface Settings extends Required<Omit<Options, 'userId' | 'release' | 'environment'>> {
  userId: string | undefined;
  release: string | undefined;
  environment: string | undefined;
}

const KEY = /^uc_pub_[0-9A-Za-z]{36}$/;

/** Check the options; throws a TypeError that names the option, before anything is captured. */
export function checkOptions(options: Options, origin: string): Settings {
  const key = options.key;
  if (typeof key !== 'string' || !KEY.test(key)) {
    const secret = typeof key === 'string' && key.startsWith('uc_sec_');
    throw new TypeError(
      secret
        ? 'UserContext: key: this is a secret key; a page needs the publishable one (uc_pub_…)'
        : 'UserContext: key: must be a publishable key (uc_pub_…)',
    );
  }
  const rate = options.sampleRate ?? 1;
  if (!(rate >= 0 && rate <= 1)) throw new TypeError('UserContext: sampleRate: must be 0 to 1');
  return {
    key,
    endpoint: addressOf(options.tunnel ?? options.endpoint ?? origin),
    tunnel: options.tunnel ?? '',
    release: options.release,
    environment: options.environment,
    userId: options.userId,
    metadata: options.metadata ?? {},
    mode: options.mode ?? 'live',
    consent: options.consent ?? 'granted',
    respectDoNotTrack: options.respectDoNotTrack ?? true,
    sampleRate: rate,
    capture: options.capture ?? {},
    allowQuery: options.allowQuery ?? [],
    maskSelectors: options.maskSelectors ?? [],
    maskText: options.maskText ?? false,
    bodies: options.bodies ?? [],
    storageValues: options.storageValues ?? false,
    debug: options.debug ?? false,
  };
}

function addressOf(written: string): string {
  try {
    return new URL(written, location.href).href.replace(/\/+$/, '');
  } catch {
    throw new TypeError('UserContext: endpoint: must be an address');
  }
}
