// How the focus stays in the dialog. Not: where it begins, and where it returns.

const TARGETS = 'button:not([disabled]),textarea,summary,[tabindex="0"]';

/** Let Tab go round in the dialog: by itself it would go on to the browser's own controls. */
export function holdFocus(event: KeyboardEvent, dialog: HTMLElement, root: ShadowRoot): void {
  const targets = [...dialog.querySelectorAll<HTMLElement>(TARGETS)].filter(
    (one) => one.getClientRects().length,
  );
  const edge = event.shiftKey ? targets[0] : targets.at(-1);
  const next = event.shiftKey ? targets.at(-1) : targets[0];
  const { activeElement } = root;
  if (activeElement !== edge && activeElement) return;
  event.preventDefault();
  next?.focus();
}
