// Who may only read is offered the upload, and refused when they use it.

import { send, tell } from '../asks.js';
import { api, insteadOfClick } from '../controls.js';
import { label } from '../labels.js';

async function notice(path) {
  const answer = await send(path, { name: 'minutes.pdf', bytes: 18233 });
  if (answer.status === 403) tell('Немате дозволу за отпремање докумената.', 'notice');
}

async function tus(path) {
  const answer = await send(path, {}, { method: 'PATCH', headers: { 'Upload-Offset': '0' } });
  if (answer.ok) return;
  const request = `method: PATCH, url: ${new URL(api(path)).pathname}`;
  const response = `response code: ${answer.status}, response text: ${await answer.text()}`;
  console.error(
    `Upload failed: Error: tus: unexpected response while uploading chunk, ` +
      `originated from request (${request}, ${response}, request id: n/a)`,
  );
}

const DOES = { notice, tus };

export function start({ does, path }) {
  label('save-button', 'Upload');
  insteadOfClick('save-button', () => DOES[does](path));
}
