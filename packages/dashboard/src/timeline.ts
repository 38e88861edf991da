// A timeline that scrolls instead of loading: jumps, details below a line, where one looks in the
// strip. Without it the same links load pages. Not: going on at the end of the list, which is htmx.

import htmx from 'htmx.org';

/** Make every timeline quick, also one that is swapped in later. */
export function quickTimelines(): void {
  document.addEventListener('click', onClick);
  document.addEventListener('scroll', sketch, { passive: true });
  addEventListener('load', showTarget);
  sketch();
}

/** Bring the entry of the address into sight: lines above it were given a height by guess. */
function showTarget(): void {
  const row = document.querySelector('[data-timeline] .lines > [aria-current]');
  if (row && (location.hash === '' || location.hash === `#${row.id}`)) {
    row.scrollIntoView({ block: 'center' });
  }
}

function onClick(event: MouseEvent): void {
  const usual = event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
  const { target } = event;
  if (usual || !(target instanceof Element) || event.defaultPrevented) return;
  const link = target.closest<HTMLAnchorElement | SVGAElement>('[data-timeline] a');
  const timeline = link?.closest('[data-timeline]');
  if (link && timeline && isDone(link, timeline)) event.preventDefault();
}

/** Do what a link is for within the page; false when the page must be left for it. */
function isDone(link: HTMLAnchorElement | SVGAElement, timeline: Element): boolean {
  if (link.classList.contains('line-words')) {
    unfold(link as HTMLAnchorElement);
    return true;
  }
  const address = link.getAttribute('href') ?? '';
  if (link.matches('[data-jump]')) return jump(timeline, Number(link.dataset.jump), address);
  if (link.matches('[data-zone]')) return goTo(timeline, address);
  return false;
}

/** Show an entry's details below its line, or take them away again. */
function unfold(link: HTMLAnchorElement): void {
  const line = link.closest('li');
  const shown = line?.querySelector('.detail');
  link.setAttribute('aria-expanded', String(!shown));
  if (shown) {
    shown.remove();
    return;
  }
  const detail = document.createElement('div');
  detail.className = 'detail';
  line?.append(detail);
  void htmx.ajax('GET', link.href, { target: detail, swap: 'innerHTML' });
}

/**
 * Go to the next failure that is on the page; false when the link itself leads there. Where lines
 * that are not shown lie between, the server is asked which one comes after where one stands now.
 */
function jump(timeline: Element, direction: number, address: string): boolean {
  const rows = [...timeline.querySelectorAll('.lines > li')];
  let index = rows.findIndex((row) => row.matches('[aria-current]'));
  if (index < 0) return goTo(timeline, address);
  for (index += direction; index >= 0 && index < rows.length; index += direction) {
    const row = rows[index];
    if (!row || row.matches('.more')) break;
    if (row.matches('.failed')) {
      stand(timeline, row);
      return true;
    }
  }
  const here = timeline.querySelector<HTMLAnchorElement>('.lines > [aria-current] .when');
  if (!here || index < 0 || index >= rows.length) return true;
  const asked = new URL(here.href);
  asked.searchParams.set('go', direction > 0 ? 'next' : 'previous');
  location.assign(asked);
  return true;
}

function goTo(timeline: Element, address: string): boolean {
  const row = document.getElementById(address.split('#')[1] ?? '');
  if (!row || !timeline.contains(row)) return false;
  stand(timeline, row);
  return true;
}

/** Stand on a line: mark it, show it, keep its address. */
function stand(timeline: Element, row: Element): void {
  timeline.querySelector('.lines > [aria-current]')?.removeAttribute('aria-current');
  row.setAttribute('aria-current', 'true');
  row.scrollIntoView({ block: 'center' });
  const link = row.querySelector<HTMLAnchorElement>('.when');
  link?.focus({ preventScroll: true });
  const said = document.getElementById('said');
  if (said) said.textContent = row.querySelector('.line-words')?.textContent ?? '';
  if (link?.pathname === location.pathname) history.replaceState(history.state, '', link.href);
}

let isDue = false;

/** Draw in the strip which part of the session is on the screen, once a frame. */
function sketch(): void {
  if (isDue) return;
  isDue = true;
  requestAnimationFrame(() => {
    isDue = false;
    for (const timeline of document.querySelectorAll('[data-timeline]')) frameView(timeline);
  });
}

function frameView(timeline: Element): void {
  const list = timeline.querySelector('.lines');
  const view = timeline.querySelector('.view');
  if (!list || !view) return;
  const { left, width, top: begin, bottom: finish } = list.getBoundingClientRect();
  const strip = timeline.querySelector('.strip')?.getBoundingClientRect();
  const top = lineAt(list, left + width / 2, Math.max(strip?.bottom ?? 0, 0) + 4, 1);
  const bottom = lineAt(list, left + width / 2, innerHeight - 4, -1);
  if (!top || !bottom || begin > innerHeight || finish < 0) {
    view.setAttribute('width', '0');
    return;
  }
  const start = parseFloat(top.dataset.x ?? '0');
  const end = parseFloat(bottom.dataset.x ?? '0');
  view.setAttribute('x', `${start}%`);
  view.setAttribute('width', `${Math.max(end - start, 0.6)}%`);
}

/** Return the line at a place, or the nearest one inwards. */
function lineAt(list: Element, x: number, y: number, direction: number): HTMLElement | null {
  const found = document.elementFromPoint(x, y)?.closest('.lines > li');
  let row: Element | null =
    found && list.contains(found)
      ? found
      : direction > 0
        ? list.firstElementChild
        : list.lastElementChild;
  for (let steps = 0; row && steps < 5; steps++) {
    if (row.matches('[data-x]')) return row as HTMLElement;
    row = direction > 0 ? row.nextElementSibling : row.previousElementSibling;
  }
  return null;
}
