// The server writes a sum as its own country does, and the page writes it otherwise.

import { appearing } from '../controls.js';

function minified() {
  const address = 'https://react.dev/errors/418?args[]=text&args[]=';
  setTimeout(() => {
    throw new Error(
      `Minified React error #418; visit ${address} for the full message or use the ` +
        'non-minified dev environment for full errors and additional helpful warnings.',
    );
  });
}

function warned() {
  console.error(
    'Warning: Text content did not match. Server: "%s" Client: "%s"%s',
    '€27.00',
    '27,00 €',
    '\n    at span\n    at Price\n    at li',
  );
}

const DOES = { minified, warned };

export function start({ does }) {
  appearing('add-').then(DOES[does]);
}
