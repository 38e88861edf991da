// The session is over and a part of the page asks for something.

import { send, tell } from '../asks.js';
import { api, insteadOfClick } from '../controls.js';

function htmx(path) {
  const sent = new XMLHttpRequest();
  sent.open('GET', api(path));
  sent.setRequestHeader('HX-Request', 'true');
  sent.onload = () => {
    if (sent.status < 400) return;
    console.error(`Response Status Error Code ${sent.status} from /demo/api/${path}`);
  };
  sent.send();
}

async function shown(path) {
  const answer = await send(path, { city: 'Sampleville' }, { method: 'PATCH' });
  if (answer.status === 401) tell('Сесію завершено. Увійдіть ще раз.', 'notice');
}

const DOES = { htmx, shown };

export function start({ does, path }) {
  insteadOfClick('save-button', () => DOES[does](path));
}
