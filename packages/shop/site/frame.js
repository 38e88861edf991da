// What every page of the shop shows: who is signed in, the search, the cart. Nothing of one page.
import { ask } from './api.js';
import { countCart, euros } from './cart-store.js';

const SUGGEST_AFTER_MS = window.shopPage.config.suggest_after_ms ?? 180;
const SUGGEST_TIMES = window.shopPage.config.suggest_times ?? 1;
const HOPS = 'shop.reloaded';

export async function showFrame() {
  byId('key-bar').hidden = window.shopKey !== '';
  showCartCount();
  startSuggestions(document.querySelector('[data-testid="search-field"]'));
  await Promise.all([showAccount(), checkVersion()]);
}

export function byId(id) {
  return document.getElementById(id);
}

export function showCartCount() {
  byId('cart-count').textContent = countCart();
}

/** Tell the visitor that something did not work. */
export function showNotice(text, id = 'notice') {
  const notice = byId(id);
  notice.textContent = text;
  notice.hidden = text === '';
}

/** Make an element: `make('p', { className: 'lead' }, 'words', child)`. */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  const { testid, label, ...rest } = properties;
  if (testid) element.dataset.testid = testid;
  if (label) element.setAttribute('aria-label', label);
  Object.assign(element, rest);
  element.append(...children);
  return element;
}

export function picture(id) {
  return make('img', { src: `/demo/images/${id}.svg`, alt: '' });
}

export function showSums(list, { goods, off, shipping, total }) {
  const rows = [['Products', goods], ...(off ? [['Voucher', -off]] : []), ['Shipping', shipping]];
  list.replaceChildren();
  for (const [label, cents] of [...rows, ['Total', total]]) {
    const className = label === 'Total' ? 'total' : '';
    const testid = className;
    list.append(make('dt', { className }, label), make('dd', { className, testid }, euros(cents)));
  }
}

async function showAccount() {
  try {
    const { user } = await ask('/me', { anonymous: true });
    const link = byId('account');
    link.href = '/demo/account';
    link.textContent = `Hello, ${user.name.split(' ')[0]}`;
  } catch (error) {
    // 401 only says that nobody is signed in
    if (error.status !== 401) console.warn('[account] who is signed in is not known', error);
  }
}

async function checkVersion() {
  const { version } = await ask('/version', { anonymous: true });
  if (version === window.shopPage.version) return sessionStorage.removeItem(HOPS);
  if (sessionStorage.getItem(HOPS)) {
    console.error(`[shop] still ${window.shopPage.version} after a reload, ${version} is out`);
    return showNotice('This page is out of date. Please reload it.');
  }
  console.warn(`[shop] ${version} is out, this is ${window.shopPage.version}: reloading`);
  sessionStorage.setItem(HOPS, '1');
  location.reload();
}

function startSuggestions(field) {
  let timer = 0;
  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      for (let times = 0; times < SUGGEST_TIMES; times += 1) suggest(field.value.trim());
    }, SUGGEST_AFTER_MS);
  });
}

async function suggest(words) {
  const list = byId('suggestions');
  list.hidden = words.length < 2;
  if (list.hidden) return;
  const { suggestions } = await ask(`/suggest?q=${encodeURIComponent(words)}`, { anonymous: true });
  list.replaceChildren(
    ...suggestions.map(({ id, name }) =>
      make('li', {}, make('a', { href: `/demo/products/${id}`, testid: `suggestion-${id}` }, name)),
    ),
  );
  list.hidden = suggestions.length === 0;
}
