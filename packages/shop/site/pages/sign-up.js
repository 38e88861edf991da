// Making an account.
import { ask } from '../api.js';
import { byId, showFrame, showNotice } from '../frame.js';

byId('sign-up').addEventListener('submit', signUp);
showFrame();

async function signUp(submission) {
  submission.preventDefault();
  showNotice('', 'form-error');
  const { email, password } = Object.fromEntries(new FormData(submission.target));
  try {
    const body = { email, password };
    const { user } = await ask('/accounts', { method: 'POST', body, anonymous: true });
    console.info(`[sign-up] welcome ${user.name.length > 0}`);
  } catch (error) {
    if (error.name !== 'ApiError') throw error;
    console.warn(`[sign-up] refused: ${error.message}`);
    const fields = Object.values(error.body?.fields ?? {}).join(' ');
    return showNotice(fields || (error.body?.message ?? 'That did not work.'), 'form-error');
  }
  location.assign('/demo/account');
}
