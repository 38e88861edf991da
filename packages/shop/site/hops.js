// Going on by itself from page to page, a bounded number of times. Not: links.
const KEY = 'shop.hops';
const MOST = 12;

/** Go to another page unless pages have sent the visitor around too often. */
export function hopTo(address) {
  const hops = Number(sessionStorage.getItem(KEY) ?? 0) + 1;
  sessionStorage.setItem(KEY, String(hops));
  if (hops > MOST) return console.error(`[shop] sent around ${MOST} times, staying here`);
  location.replace(address);
}

/** Forget the count: the visitor has arrived. */
export function arrive() {
  sessionStorage.removeItem(KEY);
}
