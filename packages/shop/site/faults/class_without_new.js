// A tool turned classes into functions on one side only, and one is called like a function.

import { lines } from '../asks.js';
import { insteadOfClick } from '../controls.js';

class Payment {
  constructor(goods) {
    this.goods = goods;
  }
}

class Line {
  constructor(id) {
    this.id = id;
  }
}

async function pay() {
  const goods = await lines();
  return Payment.apply(null, [goods]);
}

function add() {
  try {
    Line.call(null, 'mug');
  } catch (error) {
    console.error('[cart] nothing was added', error);
  }
}

const DOES = { pay, add };

export function start({ control, does }) {
  insteadOfClick(control, DOES[does]);
}
