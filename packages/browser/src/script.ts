// The script tag: the public API as `window.UserContext`, started by the tag's own attributes.

import {
  consent as agree,
  flush,
  identify,
  init,
  log,
  openReport,
  preview,
  report,
  stop,
  strike,
  type Options,
} from './index';

const tag = document.currentScript as HTMLScriptElement | null;
const source = tag?.src ?? '';
// a path of the page's own origin that leads to the server begins before `/uc/` or `/uc.js`
const origin = /^([^?#]*)\/uc[/.]/.exec(source)?.[1] ?? (source && new URL(source).origin);
const attributes: Record<string, unknown> = {};
for (const [name, value] of Object.entries(tag?.dataset ?? {})) {
  // a template writes a guest's userId too, with nothing in it: that is nobody's
  const empty = name !== 'userId' || undefined;
  attributes[name] = value !== 'false' && (value === 'true' || value || empty);
}

const api = {
  init: (options: Options) => {
    init(options, origin);
  },
  consent: agree,
  flush,
  identify,
  log,
  openReport,
  preview,
  report,
  stop,
  strike,
};

// a second tag on the page finds the first at work
if (!('UserContext' in window)) {
  Object.assign(window, { UserContext: api });
  if (attributes.key) init(attributes as unknown as Options, origin);
}
