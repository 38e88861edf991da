// Signing in; who is signed in already goes on to the account.
import { ask } from '../api.js';
import { byId, showFrame, showNotice } from '../frame.js';
import { hopTo } from '../hops.js';

byId('sign-in').addEventListener('submit', signIn);
showFrame();
goOnWhenSignedIn();

async function goOnWhenSignedIn() {
  try {
    await ask('/me', { anonymous: true });
  } catch {
    return; // nobody is: the form is there for that
  }
  hopTo('/demo/account');
}

async function signIn(submission) {
  submission.preventDefault();
  showNotice('', 'form-error');
  const { email, password } = Object.fromEntries(new FormData(submission.target));
  try {
    await ask('/session', { method: 'POST', body: { email, password }, anonymous: true });
  } catch (error) {
    if (error.name !== 'ApiError') throw error;
    console.warn(`[sign-in] refused: ${error.message}`);
    return showNotice(error.body?.message ?? 'That did not work.', 'form-error');
  }
  location.assign('/demo/account');
}
