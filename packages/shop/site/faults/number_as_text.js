// A number of the API comes as text, and the page rounds it.

import { lines, send, tell } from '../asks.js';
import { at, insteadOfClick } from '../controls.js';
import { spokenBy } from '../wordings.js';

function rounded(browser, percent) {
  try {
    return percent.toFixed(1);
  } catch (error) {
    throw spokenBy(browser, error, 'uncallable', 'percent.toFixed', 'percent.toFixed(1)');
  }
}

async function apply(browser) {
  const answer = await send('voucher', { code: at('voucher').value, lines: lines() });
  const { voucher } = await answer.json();
  tell(`${rounded(browser, voucher.discount.percent)} % off`);
}

export function start({ browser }) {
  insteadOfClick('apply-voucher', () => apply(browser));
}
