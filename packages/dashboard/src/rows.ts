// The rows of a list: which one is current, which ones are chosen. Not: keys, what is done to them.

import { say } from './say';

let place = -1;

function allRows(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-row]')];
}

/** Return the row one stands on, by the focus or by where one was. */
export function currentRow(): HTMLElement | null {
  const focused = document.activeElement?.closest<HTMLElement>('[data-row]');
  return focused ?? document.querySelector<HTMLElement>('[data-row][aria-current]');
}

function stand(row: HTMLElement): void {
  for (const each of document.querySelectorAll('[data-row][aria-current]'))
    each.removeAttribute('aria-current');
  row.setAttribute('aria-current', 'true');
  place = allRows().indexOf(row);
}

/** Go to the next row, or by -1 to the one before; the focus goes to its link. */
export function moveBy(step: number): void {
  const rows = allRows();
  const current = currentRow();
  const at = current ? rows.indexOf(current) + step : step > 0 ? 0 : rows.length - 1;
  const row = rows[Math.max(0, Math.min(at, rows.length - 1))];
  if (row) focusOn(row);
}

function focusOn(row: HTMLElement): void {
  stand(row);
  row.querySelector<HTMLElement>('[data-open]')?.focus({ preventScroll: true });
  // What follows a long list comes when it is seen, which no step to the last row of it does.
  const after = row.nextElementSibling;
  if (after?.matches('.more')) after.scrollIntoView({ block: 'nearest' });
  row.scrollIntoView({ block: 'nearest' });
}

function ticks(): HTMLInputElement[] {
  return [...document.querySelectorAll<HTMLInputElement>('[data-tick]')];
}

/** Choose the current row, or choose it no more. */
export function toggleRow(): void {
  const tick = currentRow()?.querySelector<HTMLInputElement>('[data-tick]');
  if (!tick) return;
  tick.checked = !tick.checked;
  countTicks();
}

/** Make sure that something is chosen: the current row where nothing is. */
export function chooseSomething(): boolean {
  if (ticks().some((tick) => tick.checked)) return true;
  const tick = currentRow()?.querySelector<HTMLInputElement>('[data-tick]');
  if (!tick) {
    say('Select a row first.');
    return false;
  }
  tick.checked = true;
  countTicks();
  return true;
}

function countTicks(): void {
  const all = ticks();
  const chosen = all.filter((tick) => tick.checked).length;
  const told = document.querySelector('[data-ticked]');
  if (told) told.textContent = chosen === 0 ? 'Nothing selected' : `${chosen} selected`;
  document.querySelector('[data-bulk]')?.toggleAttribute('data-chosen', chosen > 0);
  const every = document.querySelector<HTMLInputElement>('[data-tick-all]');
  if (!every) return;
  every.checked = chosen > 0 && chosen === all.length;
  every.indeterminate = chosen > 0 && chosen < all.length;
}

function onChange({ target }: Event): void {
  if (!(target instanceof HTMLInputElement)) return;
  if (target.hasAttribute('data-tick-all'))
    for (const tick of ticks()) tick.checked = target.checked;
  if (target.matches('[data-tick], [data-tick-all]')) countTicks();
}

/** After a list was changed in place by an element: nothing stays chosen that was worked on, and
 * one stands where one stood; what was offered as new is gone to. */
export function listChanged(source: Element | null): void {
  const isForm = source instanceof HTMLFormElement && source.method === 'post';
  const [first] = source?.matches('.news') ? allRows() : [];
  if (first) {
    scrollTo(0, 0);
    focusOn(first);
  }
  if (isForm) for (const tick of ticks()) tick.checked = false;
  countTicks();
  if (!isForm || place < 0) return;
  const rows = allRows();
  const row = rows[Math.min(place, rows.length - 1)];
  if (row) focusOn(row);
  else document.getElementById('main')?.focus();
}

export function startRows(): void {
  document.addEventListener('change', onChange);
  document.addEventListener('focusin', ({ target }) => {
    const row = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
    if (row) stand(row);
  });
  // Back and forward bring ticks back that no count knows of.
  addEventListener('pageshow', countTicks);
  countTicks();
}
