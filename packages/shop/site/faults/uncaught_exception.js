// Exceptions of the page's own code: in a click, while drawing, in work that never ends.

import { spokenBy } from '../wordings.js';
import { appearing, insteadOfClick } from '../controls.js';

function readStock(browser, product) {
  try {
    return product.stock.left;
  } catch (error) {
    throw spokenBy(browser, error, 'undefined', 'product.stock', 'left');
  }
}

function addLine(browser, button) {
  return readStock(browser, { id: button.dataset.testid });
}

function drawRelated(browser, related) {
  try {
    return related.items.map((one) => one.name);
  } catch (error) {
    throw spokenBy(browser, error, 'undefined', 'related.items', 'map');
  }
}

function recountCart(browser, depth = 0) {
  try {
    return recount({ depth });
  } catch (error) {
    throw spokenBy(browser, error, 'recursion');
  }
}

function recount(line) {
  return recount(line) + 1;
}

function tooManyRenders() {
  const words = 'Maximum update depth exceeded. This can happen when a component repeatedly';
  throw new Error(`${words} calls setState inside componentWillUpdate or componentDidUpdate.`);
}

const DOES = {
  add: (browser) =>
    insteadOfClick('add-', ({ target }) => addLine(browser, target.closest('button'))),
  related: (browser) => appearing('add-').then(() => setTimeout(() => drawRelated(browser, {}))),
  recount: (browser) => insteadOfClick('add-', () => recountCart(browser)),
  render: () => insteadOfClick('add-', tooManyRenders),
};

export function start({ does, browser }) {
  DOES[does](browser);
}
