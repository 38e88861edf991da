// Whoever goes on to pay gets no answer: the server hangs up.

import { lines, send } from '../asks.js';
import { api, insteadOfClick } from '../controls.js';
import { label } from '../labels.js';
import { request } from '../xhr.js';

async function axios(path) {
  try {
    await request('POST', api(path), { filing: 'NR 5521', fees: 3000 });
  } catch (error) {
    console.log(error);
  }
}

async function plain(path) {
  const answer = await send(path, { items: lines() });
  location.assign((await answer.json()).url);
}

const DOES = { axios, plain };

export function start({ does, path }) {
  label('pay', 'Continue to payment');
  insteadOfClick('pay', () => void DOES[does](path));
}
