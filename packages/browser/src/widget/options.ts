// What a page may ask of the widget, checked when it is loaded. Not: what is done with it.

import type { EditorWords } from './editor_words';
import type { PromptWords } from './prompt_words';
import type { Words } from './words/words';

export type Corner = 'bottom-right' | 'bottom-left' | 'top-right' | 'top-left';

export interface WidgetOptions {
  /** `false`: no button; open the dialog with `openReport()` or an element with `data-uc-open`. */
  button?: boolean;
  corner?: Corner;
  /** Pixels between the button and the edges of its corner. */
  offset?: number;
  /** Let the user put the button away for this page. */
  hideable?: boolean;
  theme?: 'auto' | 'light' | 'dark';
  /** A language tag; by default that of the page, then that of the browser. */
  language?: string;
  /** Words of your own, for a language of your own too. */
  messages?: Partial<Words & EditorWords & PromptWords>;
  /** `false`: no screenshots. */
  screenshot?: boolean;
  /** Ask once per page, after an uncaught error. */
  crashPrompt?: boolean;
}

/** What tells that the page wants a button: the option, or any attribute of the widget. */
export function wantsButton(settings: object): boolean {
  const { widget } = settings as { widget?: unknown };
  return Boolean(widget ?? Object.keys(settings).some((name) => /^widget./.test(name)));
}

/**
 * Return the options, those of the tag's attributes among them: `data-widget-corner` is `corner`.
 * Throws a TypeError that names the option that is wrong.
 */
export function checkWidget(settings: object): WidgetOptions {
  const options: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(settings)) {
    const [, first, rest] = /^widget(.)(.*)/.exec(name) ?? [];
    if (first) options[first.toLowerCase() + (rest ?? '')] = value;
  }
  Object.assign(options, (settings as { widget?: unknown }).widget);
  const { corner = 'top-left', theme = 'auto', offset = 0 } = options;
  if (!/^(top|bottom)-(left|right)$/.test(String(corner))) refuse('corner', 'bottom-right or so');
  if (!/^(auto|light|dark)$/.test(String(theme))) refuse('theme', 'auto, light or dark');
  if (!(Number(offset) >= 0)) refuse('offset', 'pixels');
  return options;
}

function refuse(option: string, wanted: string): never {
  throw new TypeError(`UserContext: widget.${option} must be ${wanted}`);
}
