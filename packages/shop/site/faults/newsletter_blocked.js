// The letter is kept by another house, which a content blocker of the visitor does not let in.

import { at, insteadOfClick } from '../controls.js';

const SUBSCRIPTIONS = 'http://a.klaviyo.example/client/subscriptions';
const SCRIPT = 'http://static.klaviyo.example/onsite/js/klaviyo.js';

function subscribe() {
  const body = JSON.stringify({ email: at('newsletter-email').value });
  return fetch(SUBSCRIPTIONS, { method: 'POST', body });
}

async function thrown() {
  await subscribe();
}

async function logged() {
  try {
    await subscribe();
  } catch (error) {
    console.error(`[newsletter] klaviyo: ${error.name}: ${error.message}`);
  }
}

async function script() {
  await Promise.resolve();
  // eslint-disable-next-line no-undef -- the other house's script would bring it
  KlaviyoSubscribe.attachToForms('#letter');
}

function load() {
  const tag = document.createElement('script');
  tag.src = SCRIPT;
  tag.async = true;
  document.head.append(tag);
}

const DOES = { thrown, logged, script };

export function start({ does }) {
  if (does === 'script') load();
  insteadOfClick('newsletter-button', () => DOES[does]());
}
