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
const origin = tag?.src ? new URL(tag.src).origin : '';
const words: Record<string, unknown> = { '': true, true: true, false: false };
const attributes: Record<string, unknown> = {};
let widget: Record<string, unknown> | undefined;
for (const [name, value] of Object.entries(tag?.dataset ?? {})) {
  const told = words[value ?? ''] ?? value;
  // `data-widget-language` is the widget's option `language`
  const [, first, rest] = /^widget(.)(.*)/.exec(name) ?? [];
  if (first) widget = { ...widget, [first.toLowerCase() + (rest ?? '')]: told };
  else attributes[name] = told;
}
if (widget && attributes.widget !== false) attributes.widget = widget;

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
const isFirst = !('UserContext' in window);
if (isFirst) Object.assign(window, { UserContext: api });
if (isFirst && attributes.key) {
  // a wrong attribute must not break the page
  try {
    init(attributes as unknown as Options, origin);
  } catch (error) {
    console.warn(error);
  }
}
