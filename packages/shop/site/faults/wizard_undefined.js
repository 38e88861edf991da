// Whoever makes an event, or books with guests filled in, has a page that reads what is not there.

import { ONE_MORE, babble } from '../babble.js';
import { insteadOfClick } from '../controls.js';
import { label } from '../labels.js';
import { spokenBy } from '../wordings.js';

const EVENT = { name: 'Harbour night', attendees: undefined };
const QUERY = { guests: 'guest@example.com' };

function saveStep() {
  document.title = `Step 3 of 4: ${EVENT.attendees.customForms.length} forms`;
}

function confirmBooking() {
  try {
    document.title = QUERY.guests.map((address) => address.trim()).join();
  } catch (error) {
    throw spokenBy('safari', error, 'uncallable', 'guests.map', 'guests.map(e=>e.trim())');
  }
}

const DOES = {
  step: ['save-button', 'Save and continue', saveStep],
  guests: ['pay', 'Confirm booking', confirmBooking],
};

export function start({ does, loud }) {
  if (loud) babble(49, ONE_MORE);
  const [control, words, act] = DOES[does];
  label(control, words);
  insteadOfClick(control, act);
}
