// Code is made of text, which the page's policy does not allow.

import { insteadOfClick } from '../controls.js';

/** The rule of a voucher, as the back office writes it. */
const RULE = 'return goods * 0.9';
const WASM = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);

function compile() {
  return new Function('goods', RULE); // eslint-disable-line no-new-func -- it is the fault
}

function compileOrSay() {
  try {
    return compile();
  } catch (error) {
    console.error('[voucher] its rule cannot be compiled', error);
    return null;
  }
}

const DOES = { throw: compile, log: compileOrSay, wasm: () => WebAssembly.compile(WASM) };

export function start({ does }) {
  insteadOfClick('apply-voucher', DOES[does]);
}
