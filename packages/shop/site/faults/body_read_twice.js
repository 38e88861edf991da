// Something reads the body of an answer for its own purpose, and nobody can read it after that.

import { send, tell } from '../asks.js';
import { appearing, insteadOfClick } from '../controls.js';

async function traced(answer) {
  console.debug(`[trace] ${await answer.text()}`);
  return answer;
}

async function applyVoucher() {
  const answer = await traced(await send('vouchers/check', { code: 'SLOW10' }));
  const { valid } = await answer.json();
  tell(valid ? 'Applied.' : 'Not valid.');
}

async function saveCity() {
  try {
    const answer = await send('me/city', { city: 'Sampleville' }, { method: 'PATCH' });
    const { city } = await answer.json();
    tell(`${city}: ${await answer.text()}`, 'notice');
  } catch (error) {
    console.error('profile: save failed', error);
  }
}

const DOES = {
  voucher: () => insteadOfClick('apply-voucher', applyVoucher),
  profile: () => {
    appearing('save-button').then((button) => (button.textContent = 'Save city'));
    insteadOfClick('save-button', saveCity);
  },
};

export function start({ does }) {
  DOES[does]();
}
