// The part that asks, once a page, after an uncaught error: loaded where the page wants that. Not:
// the dialog.

import type { LogEntry, Payload, Stop } from '../entry';
import type { Parts, Tools } from './tools';
import { CARD } from './prompt_styles';
import { PROMPT_WORDS, type PromptWords } from './prompt_words';

const UNCAUGHT = ['uncaught', 'unhandledrejection'];

/** Wait for an error; returns what takes the prompt away. */
export function watchErrors(tools: Tools, parts: Parts): Stop {
  const { kit, tag } = parts;
  const words = { ...(PROMPT_WORDS[tag] ?? PROMPT_WORDS.en), ...parts.words } as PromptWords;
  const { h } = kit;
  let crash: Payload | undefined;
  const button = (action: string, text: string, style: string): HTMLElement =>
    h('button', { 'data-do': action, class: style }, text);
  const controls = [
    button('tell', words.tell, 'primary'),
    button('dismiss', words.dismiss, 'plain'),
  ];
  const card = h(
    'div',
    { class: 'place card' },
    h('p', {}, words.crashed),
    h('div', {}, ...controls),
  );
  const place = h('div', { role: 'status' });
  const host = kit.makeHost(tools, parts, CARD + kit.placeOf(parts), {
    click(_: Event, target) {
      const action = target.closest<HTMLElement>('[data-do]')?.dataset.do;
      if (action) card.remove();
      if (action === 'tell') void tools.openReport({ error: crash });
    },
    keydown({ key }: KeyboardEvent) {
      if (key === 'Escape') card.remove();
    },
  });
  host.root.append(place);
  const stop = onUncaught(tools, (error) => {
    if (!crash) place.append(card);
    crash ??= error;
  });
  return () => {
    stop();
    host.remove();
  };
}

/** Tell uncaught errors, also those from before that still wait to be sent; always masked. */
function onUncaught(tools: Tools, tell: (error: Payload) => void): Stop {
  const { guard, preview, privacy } = tools;
  const look = (event: Event): void => {
    guard(() => {
      // what did not load is heard as an error too, and breaks less
      if (event.target instanceof Element) return;
      // from the event, not from what was captured: that may be on its way already
      const { error, reason, message } = event as Partial<
        Record<'error' | 'reason' | 'message', unknown>
      >;
      const told = (error ?? reason) as Partial<Error> | undefined;
      tell({ name: told?.name, message: privacy.text(String(told?.message ?? message ?? told)) });
    });
  };
  guard(() => {
    const isUncaught = ({ payload }: LogEntry): boolean => UNCAUGHT.includes(String(payload.kind));
    const before = preview().reverse().find(isUncaught)?.payload;
    if (before) tell({ name: before.name, message: before.message });
  });
  addEventListener('error', look);
  addEventListener('unhandledrejection', look);
  return () => {
    removeEventListener('error', look);
    removeEventListener('unhandledrejection', look);
  };
}
