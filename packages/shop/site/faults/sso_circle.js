// Who signs in with the company's account is sent on to the page, and from there back.

import { api } from '../controls.js';

const KEY = 'app.bounces';
const MOST = 10;
const NEVER = new Promise(() => {});
const NEXT = { account: '/demo/sign-in?sso=1', 'sign-in': '/demo/account' };

async function looked(path) {
  const { authenticated, user } = await (await fetch(api(path))).json();
  console.info(`[oauth] authenticated ${authenticated}, local user ${user}, redirecting`);
}

/** The page's own code never begins where it is being left. */
export async function start({ does, path }, { name }) {
  const isBack = new URLSearchParams(location.search).has('sso');
  if (!(name in NEXT) || (name === 'sign-in' && !isBack)) return undefined;
  const bounces = Number(sessionStorage.getItem(KEY) ?? 0) + 1;
  if (bounces > MOST) return NEVER;
  sessionStorage.setItem(KEY, String(bounces));
  if (does === 'oauth') await looked(path);
  location.replace(NEXT[name]);
  return NEVER;
}
