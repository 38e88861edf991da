// What stands on a control that does something else. Not: what happens when it is pressed.

import { appearing } from './controls.js';

/** Put words on a control, again whenever the page writes its own. */
export async function label(id, words) {
  const control = await appearing(id);
  const put = () => {
    if (control.textContent !== words) control.textContent = words;
  };
  new MutationObserver(put).observe(control, { childList: true, characterData: true });
  put();
}
