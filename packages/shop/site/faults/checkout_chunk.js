// The code of the checkout has another name since the last deploy.

import { ONE_MORE, babble } from '../babble.js';
import { insteadOfClick } from '../controls.js';
import { label } from '../labels.js';

const CHUNK = 872;

function requireEnsure() {
  const script = document.createElement('script');
  script.src = `/demo/assets/${CHUNK}.4f1e90.js`;
  return new Promise((resolve, reject) => {
    script.onload = resolve;
    script.onerror = () => {
      const failed = new Error(`Loading chunk ${CHUNK} failed.\n(missing: ${script.src})`);
      failed.name = 'ChunkLoadError';
      reject(failed);
    };
    document.head.append(script);
  });
}

async function openCheckout() {
  try {
    await import('/demo/assets/CheckoutPage-c71b.js');
  } catch (error) {
    console.error('[router] /checkout was not entered:', error.message);
  }
}

function webpack() {
  label('pay', 'Continue to payment');
  insteadOfClick('pay', () => void requireEnsure());
}

const DOES = { webpack, vue: () => insteadOfClick('to-checkout', openCheckout) };

export function start({ does, loud }) {
  if (loud) babble(42, ONE_MORE);
  DOES[does]();
}
