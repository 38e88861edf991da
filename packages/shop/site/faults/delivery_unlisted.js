// How something is delivered cannot be chosen, and only the console hears why.

import { tell } from '../asks.js';
import { babble } from '../babble.js';
import { insteadOfClick } from '../controls.js';

const RATES = { parcel: { net: 490 } };

function element() {
  try {
    return RATES.express.net;
  } catch (error) {
    console.error('<delivery-options>: could not apply the chosen option', error);
    tell('Odaberite način dostave.');
  }
}

function slovak() {
  console.error('Doprava: vybranú možnosť sa nepodarilo uložiť do košíka');
}

const DOES = { element, slovak };

export function start({ does, loud }) {
  if (loud) babble(40);
  insteadOfClick('pay', DOES[does]);
}
