// Menus (details that lie over the page) that close as menus do: on Escape, on a click elsewhere.
// Without this module they do by their summary. Not: dialogs, which close by themselves.

const OPEN = 'details:is(.menu, .i-drop, .merge)[open]';

function close(menu: Element): void {
  menu.removeAttribute('open');
}

function onKey(event: KeyboardEvent): void {
  if (event.key !== 'Escape') return;
  const here = event.target instanceof Element ? event.target.closest(OPEN) : null;
  const menu = here ?? document.querySelector(OPEN);
  if (!menu) return;
  close(menu);
  menu.querySelector('summary')?.focus();
  event.preventDefault();
}

function onClick(event: MouseEvent): void {
  for (const menu of document.querySelectorAll(OPEN)) {
    if (event.target instanceof Node && !menu.contains(event.target)) close(menu);
  }
}

/** Let every menu of the page, and every one that comes later, close by itself. */
export function startMenus(): void {
  document.addEventListener('keydown', onKey);
  document.addEventListener('click', onClick);
}
