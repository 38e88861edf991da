// How the code of a faulty page asks the shop's API and tells its visitor. Not: what is broken.

import { api, at } from './controls.js';

/** Send JSON to the API; the response, whatever its status. */
export function send(name, body, { method = 'POST', headers = {} } = {}) {
  return fetch(api(name), {
    method,
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

/** Show words in a notice of the page. */
export function tell(words, id = 'pay-notice') {
  const notice = at(id);
  notice.textContent = words;
  notice.hidden = false;
}

export function later(ms) {
  return new Promise((done) => {
    setTimeout(done, ms);
  });
}

/** The lines of the cart, as this browser keeps them. */
export function lines() {
  return JSON.parse(localStorage.getItem('shop.cart') ?? '[]');
}
