// The days that a server offers are written as the calendar does not read them.

import { ANOTHER, babble } from '../babble.js';
import { api, insteadOfClick } from '../controls.js';
import { label } from '../labels.js';

function parsed(text) {
  const [year, month, day] = text.split('-').map(Number);
  if (!day) throw new Error('Invalid date');
  return new Date(year, month - 1, day);
}

function refused(days) {
  const [first] = days.filter((day) => /^\d{4}-/.test(day));
  if (!first) return console.error('Invalid date value for calendar');
}

function component(days) {
  try {
    return days.map(parsed);
  } catch (error) {
    console.error('Error creating component calendarpicker for #workshop-day', error);
  }
}

const DOES = { refused, component };

export function start({ does, path, loud }) {
  if (loud) babble(42, ANOTHER);
  label('reviews-tab', 'Choose a day');
  insteadOfClick('reviews-tab', async () => {
    const answer = await fetch(api(path));
    const { days } = await answer.json();
    DOES[does](days);
  });
}
