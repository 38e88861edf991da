// A new password is saved with success, and the server still knows the one of before.

import { send, tell } from '../asks.js';
import { appearing, insteadOfClick } from '../controls.js';

const FIELD = 'a-new-one';

async function change({ saves, asks, method, level, control }) {
  const saved = await send(saves, { password: FIELD }, { method });
  const { ok, status } = await send(asks, { password: FIELD });
  if (ok) return;
  const told = `the new password is refused with ${status}`;
  console[level](`[password] saved with ${saved.status}, and ${told}`);
  tell('Wrong password.', control === 'sign-in-button' ? 'form-error' : 'notice');
}

export function start(variant) {
  const { control, words } = variant;
  appearing(control).then((button) => (button.textContent = words));
  insteadOfClick(control, () => change(variant));
}
