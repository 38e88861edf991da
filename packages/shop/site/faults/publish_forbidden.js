// Who may write but not publish is offered to.

import { send, tell } from '../asks.js';
import { api, insteadOfClick } from '../controls.js';
import { label } from '../labels.js';
import { request } from '../xhr.js';

async function silent(path) {
  await send(path, { license: 'CC BY' });
}

async function said(path) {
  try {
    await request('PUT', api(path), { status: 'published' });
  } catch ({ response }) {
    console.error(`[entries] publish: ${response.status}, the role "writer" lacks publish_entries`);
    tell('Non hai i permessi per pubblicare.', 'notice');
  }
}

const DOES = { silent, said };

export function start({ does, path }) {
  label('save-button', 'Publish');
  insteadOfClick('save-button', () => DOES[does](path));
}
