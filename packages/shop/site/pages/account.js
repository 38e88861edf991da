// The account: orders, where the visitor lives, signing out.
import { ask } from '../api.js';
import { euros } from '../cart-store.js';
import { byId, make, showFrame, showNotice } from '../frame.js';
import { arrive, hopTo } from '../hops.js';

const profile = byId('profile');

profile.addEventListener('submit', save);
byId('sign-out').addEventListener('click', signOut);
showFrame();
showOrders();
showProfile();

async function showOrders() {
  const list = byId('orders');
  try {
    const { orders } = await ask('/orders');
    list.replaceChildren(...orders.map(orderLine));
    arrive();
  } catch (error) {
    if (error.name !== 'ApiError') throw error;
    if (error.status === 401) return hopTo('/demo/sign-in');
    console.error(`[account] no orders: ${error.message}`);
    showNotice('Your orders cannot be shown right now.');
  } finally {
    list.setAttribute('aria-busy', 'false');
  }
}

function orderLine({ number, placed, state, total }) {
  const day = new Date(placed).toLocaleDateString('en-IE', { day: 'numeric', month: 'long' });
  return make(
    'li',
    { testid: `order-${number}` },
    make('span', {}, make('b', {}, number), make('small', {}, `${day} · ${state}`)),
    make('span', { className: 'price' }, euros(total)),
  );
}

async function showProfile() {
  const { user } = await ask('/me');
  byId('account-name').textContent = user.name;
  profile.elements.city.value = user.city;
}

async function save(submission) {
  submission.preventDefault();
  byId('saved').hidden = true;
  const body = { city: profile.elements.city.value };
  try {
    await ask('/me', { method: 'PATCH', body });
    byId('saved').hidden = false;
  } catch (error) {
    if (error.name !== 'ApiError') throw error;
    console.error(`[account] not saved: ${error.message}`);
    showNotice('This could not be saved.');
  }
}

async function signOut() {
  await ask('/session', { method: 'DELETE', anonymous: true });
  location.assign('/demo/');
}
