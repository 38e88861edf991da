// The browser fills in fields, and the form's own state hears nothing of it.

import { tell } from '../asks.js';
import { appearing, insteadOfClick } from '../controls.js';

export function start({ button, notice, fields }) {
  appearing(button).then(() => console.info(`[form] the browser filled in ${fields.join(', ')}`));
  insteadOfClick(button, () => {
    console.warn(`[form] not sent: ${fields.map((name) => `${name} is required`).join(', ')}`);
    tell('Please fill in all fields.', notice);
  });
}
