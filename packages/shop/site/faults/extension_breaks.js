// An extension of the visitor's own browser takes the click on Pay, and fails with it.

import { insteadOfClick } from '../controls.js';
import { throwIn } from '../foreign.js';

const ADDRESSES = {
  chrome: 'chrome-extension://kbfnbcaeplbcioakkpcpgfkobkghlhen/src/js/coupons.js',
  firefox: 'moz-extension://5e3b1a52-7f3c-4f0e-9d3c-2f9d7d1c1a55/content/coupons.js',
  safari: 'safari-web-extension://9B1C2D3E-1111-4222-8333-444455556666/coupons.js',
};
const SAYS = {
  chrome: "Cannot read properties of null (reading 'insertCoupon')",
  firefox: `can't access property "insertCoupon", this.panel is null`,
  safari: "null is not an object (evaluating 'this.panel.insertCoupon')",
};
const STACKS = {
  chrome: (at, words) => `TypeError: ${words}\n    at CouponPanel.onSubmit (${at}:2:48213)`,
  firefox: (at) => `onSubmit@${at}:2:48213`,
  safari: (at) => `onSubmit@${at}:2:48213`,
};

function failInExtension(browser) {
  const [at, words] = [ADDRESSES[browser], SAYS[browser]];
  const error = Object.assign(new TypeError(words), { stack: STACKS[browser](at, words) });
  throwIn(at, error, [2, 48213]);
}

export function start({ browser }) {
  insteadOfClick('pay', () => failInExtension(browser));
}
