// The page writes into an element that a newer template no longer has.

import { lines, send } from '../asks.js';
import { at, insteadOfClick } from '../controls.js';
import { spokenBy } from '../wordings.js';

function showDiscount(browser, words) {
  const row = at('discount-row');
  try {
    row.textContent = words;
  } catch (error) {
    throw spokenBy(browser, error, 'set', 'row', 'textContent', 'words');
  }
}

async function apply(browser) {
  const answer = await send('voucher', { code: at('voucher').value, lines: lines() });
  const { voucher } = await answer.json();
  showDiscount(browser, `${voucher.discount.percent} %`);
}

export function start({ browser }) {
  insteadOfClick('apply-voucher', () => apply(browser));
}
