// What is live: an element with `data-live` asks its address again and again; the server waits
// until there is something to tell. Its answer takes the element's place. Not: what is told.

import htmx from 'htmx.org';

const QUICK_MS = 2_000;
const PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 60_000;

/** Which address an element is asking now. */
const asking = new Map<Element, string>();

function seconds(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

/** Wait until somebody looks: a page in the background asks for nothing. */
async function looked(): Promise<void> {
  while (document.hidden)
    await new Promise((resolve) => {
      document.addEventListener('visibilitychange', resolve, { once: true });
    });
}

/** Ask once; tells whether an answer came. What came has taken the element's place by then. */
async function ask(element: HTMLElement, address: string): Promise<boolean> {
  let isAnswered = false;
  const note = (event: Event): void => {
    const { ctx } = (event as CustomEvent<{ ctx: { response?: { status: number } } }>).detail;
    isAnswered = (ctx.response?.status ?? 500) < 300;
    // it was given another address meanwhile: this answer is about a page that is gone
    if (element.dataset.live !== address) event.preventDefault();
  };
  element.addEventListener('htmx:after:request', note);
  try {
    await htmx.ajax('GET', address, { source: element, target: element, swap: 'outerMorph' });
  } finally {
    element.removeEventListener('htmx:after:request', note);
  }
  return isAnswered;
}

async function follow(element: HTMLElement): Promise<void> {
  let pause = PAUSE_MS;
  for (;;) {
    await looked();
    const address = element.dataset.live;
    if (address === undefined || !element.isConnected) break;
    const begun = performance.now();
    asking.set(element, address);
    const isAnswered = await ask(element, address);
    const isSame = element.dataset.live === address;
    if (!isAnswered && !isSame) continue;
    pause = isAnswered ? PAUSE_MS : Math.min(pause * 2, LONGEST_PAUSE_MS);
    // at once and with nothing new: the server has no room for those who wait
    if (!isAnswered || (isSame && performance.now() - begun < QUICK_MS)) await seconds(pause);
  }
  asking.delete(element);
}

/** Follow every live element; one that was given another address asks that at once. */
export function followLive(): void {
  for (const element of document.querySelectorAll<HTMLElement>('[data-live]')) {
    const address = asking.get(element);
    if (address === undefined) {
      asking.set(element, '');
      void follow(element);
    } else if (address !== '' && address !== element.dataset.live)
      htmx.trigger(element, 'htmx:abort');
  }
}
