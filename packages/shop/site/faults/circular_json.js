// What is sent holds an element of the page, which leads back to itself.

import { at, insteadOfClick } from '../controls.js';
import { spokenBy } from '../wordings.js';

class FiberNode {
  constructor(stateNode) {
    this.stateNode = stateNode;
  }
}

function bodyOf(account, browser) {
  try {
    return JSON.stringify(account);
  } catch (error) {
    throw spokenBy(browser, error, 'cyclic');
  }
}

async function signUp(button, browser) {
  const body = bodyOf({ email: at('sign-up-email').value, source: button }, browser);
  await fetch('/demo/api/accounts', { method: 'POST', body });
}

export function start({ browser }) {
  insteadOfClick('sign-up-button', ({ target }) => {
    target.__reactFiber$k2x = new FiberNode(target);
    return signUp(target, browser);
  });
}
