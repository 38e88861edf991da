// A day is sent, and the server keeps the day before it.

import { send, tell } from '../asks.js';
import { appearing, insteadOfClick } from '../controls.js';

async function profile({ path, level }) {
  const sent = '1990-08-30';
  const { nacimiento } = await (await send(path, { nacimiento: sent }, { method: 'PUT' })).json();
  console[level](`[perfil] nacimiento enviado ${sent}, guardado ${nacimiento}`);
}

async function member({ path, level }) {
  const { alta } = await (await send(path, { alta: '2026-02-01' })).json();
  console[level](`[socios] la fecha de alta quedó un día antes: ${alta} en vez de 2026-02-01`);
}

const DOES = { profile, member };

async function save(variant) {
  await DOES[variant.does](variant);
  tell('Guardado.', 'notice');
}

export function start(variant) {
  appearing('save-button').then((button) => (button.textContent = 'Guardar la fecha'));
  insteadOfClick('save-button', () => save(variant));
}
