// The script tag: the public API as `window.UserContext`, started by the tag's own attributes.

import type { Options } from './index';
import * as api from './index';

const tag = document.currentScript as HTMLScriptElement | null;
const origin = tag?.src ? new URL(tag.src).origin : '';
const { key, endpoint, release, environment, mode, consent, debug } = tag?.dataset ?? {};

Object.assign(window, {
  UserContext: {
    ...api,
    init: (options: Options) => {
      api.init(options, origin);
    },
  },
});

if (key) {
  const options: Options = { key, release, environment, debug: debug !== undefined };
  if (endpoint) options.endpoint = endpoint;
  if (mode === 'report') options.mode = mode;
  if (consent === 'pending') options.consent = consent;
  // a wrong attribute must not break the page
  try {
    api.init(options, origin);
  } catch (error) {
    console.warn(error);
  }
}
