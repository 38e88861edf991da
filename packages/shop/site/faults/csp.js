// The page's content security policy refuses what the page itself needs.

import { insteadOfClick } from '../controls.js';

const RATES = 'https://rates.payments.example/v1/rates';
const FRAME = 'https://js.payments.example/v3/elements.js';

function loadElements() {
  const script = document.createElement('script');
  script.src = FRAME;
  document.head.append(script);
}

async function quoteVoucher() {
  const answer = await fetch(RATES);
  return answer.json();
}

function writeInline() {
  const script = document.createElement('script');
  script.textContent = 'window.paymentSheet = { open() {} }';
  document.head.append(script);
  window.paymentSheet.open();
}

const DOES = {
  script: () => insteadOfClick('pay', loadElements),
  inline: () => insteadOfClick('pay', writeInline),
  connect: () => insteadOfClick('apply-voucher', quoteVoucher),
  'connect-logged': () =>
    insteadOfClick('apply-voucher', () =>
      quoteVoucher().catch((error) => console.error('[voucher] no rates', error)),
    ),
};

export function start({ does }) {
  DOES[does]();
}
