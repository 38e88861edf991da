// The runtime of a bundler asks for a module that the bundles of another deployment do not have.

import { insteadOfClick } from '../controls.js';
import { spokenBy } from '../wordings.js';

const CART = 48_213;
const modules = {};

function requireModule(browser, id) {
  const module = { exports: {} };
  try {
    modules[id].call(module.exports, module, module.exports);
  } catch (error) {
    throw spokenBy(browser, error, 'undefined', 'modules[id]', 'call');
  }
  return module.exports;
}

async function loadCart(browser) {
  await Promise.resolve();
  return requireModule(browser, CART);
}

export function start({ browser }) {
  insteadOfClick('add-', () => loadCart(browser));
}
