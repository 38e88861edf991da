// Who is new is sent from confirming an address to the first steps, and from there back.

import { api } from '../controls.js';

const KEY = 'app.steps';
const MOST = 10;
const NEVER = new Promise(() => {});
const NEXT = {
  account: '/demo/sign-up?step=verify-email',
  'sign-up': '/demo/account?step=welcome',
};

async function asked(path) {
  const { emailVerified } = await (await fetch(api(path))).json();
  console.info(`[onboarding] verified ${emailVerified}, steps not done`);
}

/** The page's own code never begins where it is being left. */
export async function start({ does, path }, { name }) {
  const isStep = new URLSearchParams(location.search).has('step');
  if (!(name in NEXT) || (name === 'sign-up' && !isStep)) return undefined;
  const steps = Number(sessionStorage.getItem(KEY) ?? 0) + 1;
  if (steps > MOST) return NEVER;
  sessionStorage.setItem(KEY, String(steps));
  if (does === 'asked') await asked(path);
  location.replace(NEXT[name]);
  return NEVER;
}
