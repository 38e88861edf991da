// The dashboard sends back to signing in, and signing in on to the dashboard.

import { api } from '../controls.js';

const KEY = 'app.visits';
const MOST = 10;
const NEVER = new Promise(() => {});

async function answer(path) {
  const told = await fetch(api(path));
  return told.status === 401;
}

function guard() {
  console.debug('[guard] no token, to /sign-in');
  return true;
}

const DOES = { answer, guard };

/** The page's own code never begins where it is being left. */
export async function start({ does, path }, { name }) {
  const visits = Number(sessionStorage.getItem(KEY) ?? 0) + 1;
  if (name !== 'account') return undefined;
  if (visits > MOST) return NEVER;
  sessionStorage.setItem(KEY, String(visits));
  if (!(await DOES[does](path))) return undefined;
  location.replace('/demo/sign-in');
  return NEVER;
}
