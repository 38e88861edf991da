// Hours are approved, or handed in, by code that nobody waits for, and it fails.

import { insteadOfClick } from '../controls.js';
import { label } from '../labels.js';

const findReviewer = () => Promise.resolve(null);

async function approve() {
  const { approver } = await findReviewer();
  document.title = `Approved by ${approver}`;
}

/** The panel rejects with an object that is no error. */
async function submitWeek() {
  const failed = { name: 'PanelError', message: 'Update request: payload is not a function' };
  await Promise.reject(failed);
}

const DOES = { approve: ['Approve hours', approve], week: ['Submit week', submitWeek] };

export function start({ does }) {
  const [words, act] = DOES[does];
  label('save-button', words);
  insteadOfClick('save-button', () => void act());
}
