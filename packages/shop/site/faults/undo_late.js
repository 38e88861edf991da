// Something was removed, and is to come back when nobody has it any more.

import { send, tell } from '../asks.js';
import { appearing, insteadOfClick } from '../controls.js';

async function undo(path) {
  const answer = await send(path, {});
  console.error('undo failed', answer.status);
  tell('This did not work.', 'notice');
}

export function start({ control, path }) {
  appearing(control).then((button) => (button.textContent = 'Undo'));
  insteadOfClick(control, () => undo(path));
}
