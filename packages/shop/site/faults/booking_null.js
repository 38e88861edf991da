// Who calls a booking off, or moves it, has a page that looks for what the booking has not.

import { AND_ANOTHER, babble } from '../babble.js';
import { insteadOfClick } from '../controls.js';
import { label } from '../labels.js';
import { spokenBy } from '../wordings.js';

const BOOKING = { uid: 'kT9wq', title: 'Intro call', eventType: null };

function cancelBooking() {
  document.title = `Cancel: ${BOOKING.eventType.length} minutes`;
}

function moveBooking() {
  try {
    document.title = document.getElementById('move-form-day').value;
  } catch (error) {
    throw spokenBy('firefox', error, 'null', 'dayField', 'value');
  }
}

const DOES = { cancel: ['Cancel booking', cancelBooking], move: ['Move booking', moveBooking] };

export function start({ does, loud }) {
  if (loud) babble(42, AND_ANOTHER);
  const [words, act] = DOES[does];
  label('save-button', words);
  insteadOfClick('save-button', act);
}
