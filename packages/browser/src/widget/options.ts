// What a page may ask of the widget. Not: the check (../options.ts).

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
