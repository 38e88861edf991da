// The page loads itself again and again, a bounded number of times, and is never there to be used.

const KEY = 'shop.loads';
const MOST = 7;
const PAUSE_MS = 350;
const SAYS = {
  worker: '[pwa] controller changed, reloading for the new version',
  account: '[auth] token refreshed, reloading the page',
  silent: '',
};

const never = () => new Promise(() => undefined);

export async function start({ why }, { name }) {
  if (name !== 'checkout') return;
  const times = Number(sessionStorage.getItem(KEY) ?? 0) + 1;
  sessionStorage.setItem(KEY, String(times));
  await new Promise((done) => setTimeout(done, PAUSE_MS));
  if (SAYS[why]) console.info(SAYS[why]);
  if (times <= MOST) location.reload();
  await never();
}
