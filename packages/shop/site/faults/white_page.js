// Drawing a part of the page throws, and the framework takes the whole page away.

import { insteadOfClick } from '../controls.js';

const OBJECT = 'found: object with keys {amount, currency}';
const TREE = '\n    at Price\n    at ProductCard\n    at Catalogue\n    at App';

function react() {
  reportError(
    new Error(
      `Objects are not valid as a React child (${OBJECT}). If you meant to render a collection` +
        ' of children, use an array instead.',
    ),
  );
  console.error(`The above error occurred in the <Price> component:\n${TREE}\n\nConsider adding an
error boundary to your tree to customize error handling behavior.`);
}

function minified() {
  const asked = 'args[]=object%20with%20keys%20%7Bamount%2C%20currency%7D';
  throw new Error(
    `Minified React error #31; visit https://react.dev/errors/31?${asked} for the full message or` +
      ' use the non-minified dev environment for full errors and additional helpful warnings.',
  );
}

function priceText({ price }) {
  return price.amount.toFixed(2);
}

function vue() {
  console.warn(
    '[Vue warn]: Unhandled error during execution of render function\n  at <ProductPrice' +
      ' price={currency: "EUR"} >\n  at <ProductCard>\n  at <App>',
  );
  return priceText({ price: { currency: 'EUR' } });
}

function angular() {
  const error = new Error(
    "NG0900: Error trying to diff '[object Object]'. Only arrays and iterables are allowed",
  );
  error.name = 'RuntimeError';
  console.error('ERROR', error);
}

const DRAWS = { react, minified, vue, angular };

function leaveWhite() {
  document.querySelector('main').replaceChildren();
}

export function start({ draws }) {
  insteadOfClick('add-', () => {
    leaveWhite();
    DRAWS[draws]();
  });
}
