// Loads the widget and the one language that it speaks, when they are needed. Not: what they show.

import type { Payload } from '../entry';
import { loadPart } from '../parts';
import type * as Widget from './index';
import { chooseLanguage, directionOf } from './language';
import { checkWidget, wantsButton, type WidgetOptions } from './options';
import type * as Prompt from './prompt';
import type { Parts, Tools } from './tools';
import type { Words } from './words/words';

/** Show what opens the dialog. */
export async function showButton(tools: Tools): Promise<void> {
  if (!wantsButton(tools.settings)) return;
  const parts = await prepare(tools);
  tools.stops.push(tools.guard(() => parts.kit.showButton(tools, parts)));
  if (!parts.options.crashPrompt) return;
  const { watchErrors } = await parts.load<typeof Prompt>('prompt');
  tools.stops.push(tools.guard(() => watchErrors(tools, parts)));
}

/** Open the dialog, with metadata that travels with the report. */
export async function openReport(tools: Tools, metadata: Payload): Promise<void> {
  const parts = await prepare(tools);
  tools.stops.push(tools.guard(() => parts.kit.openDialog(tools, parts, metadata)));
}

async function prepare({ fetchPart, settings }: Tools): Promise<Parts> {
  let options: WidgetOptions;
  try {
    options = checkWidget(settings);
  } catch (error) {
    console.warn(error); // whoever wrote the option reads it there; the page goes on
    throw error;
  }
  const { language, messages } = options;
  const known = chooseLanguage(language);
  const [kit, { words }] = await Promise.all([
    loadPart<typeof Widget>(fetchPart, 'widget'),
    loadPart<{ words: Words }>(fetchPart, known),
  ]);
  // a language that only the page has words for
  const tag = language && messages ? language : known;
  return {
    kit,
    options,
    words: { ...words, ...messages },
    tag,
    dir: directionOf(tag),
    load: (name) => loadPart(fetchPart, name),
  };
}
