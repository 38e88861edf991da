// The script tag: the public API as `window.UserContext`, started by the tag's own attributes.

import { consent as agree, flush, identify, init, log, preview, report, stop, strike, type Options } from './index';

const tag = document.currentScript as HTMLScriptElement | null;
const origin = tag?.src ? new URL(tag.src).origin : '';
const attributes = { ...tag?.dataset };

Object.assign(window, {
  UserContext: {
    init: (options: Options) => {
      init(options, origin);
    },
    consent: agree,
    flush,
    identify,
    log,
    preview,
    report,
    stop,
    strike,
  },
});

if (attributes.key) {
  // a wrong attribute must not break the page
  try {
    init({ ...attributes, debug: 'debug' in attributes } as unknown as Options, origin);
  } catch (error) {
    console.warn(error);
  }
}
