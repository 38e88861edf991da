// The window of the bank is opened after an answer, which a browser takes for an advertisement.

import { lines, send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';
import { spokenBy } from '../wordings.js';

/** What a browser that blocks windows gives instead of one. */
const openBlocked = () => null;

function bring(browser, bankWindow) {
  try {
    bankWindow.focus();
  } catch (error) {
    throw spokenBy(browser, error, 'null', 'bankWindow', 'focus');
  }
}

async function pay(browser) {
  const answer = await send('payments/session', { lines: lines() });
  const { id } = await answer.json();
  const bankWindow = openBlocked(`/demo/bank?session=${id}`);
  if (browser !== 'logged') return bring(browser, bankWindow);
  console.warn('[payment] popup_blocked_by_browser: the window of your bank');
  return tell('Please allow windows of this shop, and pay again.');
}

export function start({ browser }) {
  insteadOfClick('pay', () => pay(browser));
}
