// Whoever applies for a position is answered by an error of the server.

import { send, tell } from '../asks.js';
import { babble, YET_ANOTHER } from '../babble.js';
import { api, insteadOfClick } from '../controls.js';
import { label } from '../labels.js';

const APPLICATION = { full_name: 'A. Sample', resume: 'cv.pdf', position: 'potter' };

async function form(path) {
  const answer = await send(path, APPLICATION);
  if (!answer.ok) tell('Aeth rhywbeth o’i le. Ceisiwch eto.');
}

async function angular(path) {
  const answer = await send(path, APPLICATION);
  if (answer.ok) return;
  const failed = new Error(
    `Http failure response for ${api(path)}: ${answer.status} ${answer.statusText}`,
  );
  failed.name = 'HttpErrorResponse';
  console.error('ERROR', failed);
}

const DOES = { form, angular };

export function start({ does, path, loud }) {
  if (loud) babble(49, YET_ANOTHER);
  label('pay', 'Submit application');
  insteadOfClick('pay', () => DOES[does](path));
}
