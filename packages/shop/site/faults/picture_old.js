// A picture of oneself is saved, and the account is answered with the one of before.

import { send, tell } from '../asks.js';
import { api, appearing, insteadOfClick } from '../controls.js';

const NEW = 'ada-2.jpg';

async function change(level) {
  await send(`me/picture/${NEW}`, {}, { method: 'PUT' });
  const { user } = await (await fetch(api('me'))).json();
  if (user.picture === NEW) return;
  console[level](`[profile] ${NEW} was saved, ${user.picture} is shown`);
  tell('Your picture is saved.', 'notice');
}

export function start({ level }) {
  appearing('save-button').then((button) => (button.textContent = 'Change picture'));
  insteadOfClick('save-button', () => change(level));
}
