// A part of the page that is loaded on demand does not come, as three bundlers word it.

import { insteadOfClick } from '../controls.js';

const PATIENCE_MS = 2500;
const addressOf = (file) => new URL(`../assets/${file}`, import.meta.url).href;

function loaded(tag, properties, failure) {
  return new Promise((resolve, reject) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.onload = resolve;
    element.onerror = () => reject(failure);
    document.head.append(element);
  });
}

function styles() {
  const href = addressOf('PaymentForm-Cd81x0aQ.css');
  const failure = new Error(`Unable to preload CSS for ${new URL(href).pathname}`);
  return loaded('link', { rel: 'stylesheet', href }, failure);
}

function chunk() {
  const src = addressOf('chunks/5d1f_pay_b07c.js');
  const failure = new Error(`Failed to load chunk ${new URL(src).pathname} from module 48417`);
  failure.name = 'ChunkLoadError';
  return loaded('script', { src }, failure);
}

function timeout() {
  const src = addressOf('514.3f2b90.js');
  const failure = new Error(`Loading chunk 514 failed.\n(timeout: ${src})`);
  failure.name = 'ChunkLoadError';
  const patience = new Promise((_, reject) => {
    setTimeout(reject, PATIENCE_MS, failure);
  });
  return Promise.race([loaded('script', { src }, failure), patience]);
}

const LOADS = { styles, chunk, timeout };

export function start({ loads }) {
  insteadOfClick('pay', () => LOADS[loads]());
}
