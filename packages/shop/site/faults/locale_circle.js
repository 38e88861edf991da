// One part of the page puts the language into the address, another takes it out.

const KEY = 'app.locales';
const MOST = 10;
const NEVER = new Promise(() => {});

/** The page's own code never begins where it is being left. */
export async function start({ told }, { name }) {
  if (name !== 'search') return undefined;
  const visits = Number(sessionStorage.getItem(KEY) ?? 0) + 1;
  if (visits > MOST) return NEVER;
  sessionStorage.setItem(KEY, String(visits));
  const address = new URL(location.href);
  const has = address.searchParams.has('locale');
  if (told) console.debug(`[i18n] locale ${has ? 'is the usual one, left out' : 'put in: en-IE'}`);
  if (has) address.searchParams.delete('locale');
  else address.searchParams.set('locale', 'en-IE');
  location.replace(address);
  return NEVER;
}
