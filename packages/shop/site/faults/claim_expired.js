// A claim took its writer longer than the session lasts, and is not taken.

import { send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';
import { label } from '../labels.js';

const CLAIM = { policy: 'HH-2207', happened: 'pipe burst', day: '2026-01-02' };

async function inertia(path) {
  const answer = await send(path, CLAIM, { headers: { 'X-Inertia': 'true' } });
  if (answer.status === 401) tell('Halaman ini telah tamat tempoh. Sila cuba lagi.');
}

async function draft(path) {
  const answer = await send(path, CLAIM, { method: 'PUT' });
  if (answer.ok) return;
  const { errors } = await answer.json();
  console.warn(`[claim] not stored: ${errors[0].detail}`);
}

const DOES = { inertia, draft };

export function start({ does, path }) {
  label('pay', 'Submit claim');
  insteadOfClick('pay', () => DOES[does](path));
}
