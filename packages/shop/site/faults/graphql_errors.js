// A GraphQL API answers 200 whatever happens; what went wrong stands in the body.

import { api, insteadOfClick } from '../controls.js';
import { spokenBy } from '../wordings.js';

const PLACE = 'mutation PlaceOrder($id: ID!) { placeOrder(cartId: $id) { number total } }';

class CombinedGraphQLErrors extends Error {
  constructor(errors) {
    super(errors.map(({ message }) => message).join('; '));
    this.name = 'CombinedGraphQLErrors';
  }
}

async function mutate(query, variables) {
  const answer = await fetch(api('graphql'), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ operationName: 'PlaceOrder', query, variables }),
  });
  return answer.json();
}

function logErrors(errors) {
  for (const { message, locations, path } of errors) {
    const at = `Location: ${JSON.stringify(locations)}, Path: ${path.join('.')}`;
    console.error(`[GraphQL error]: Message: ${message}, ${at}`);
  }
}

function throwErrors(errors) {
  throw new CombinedGraphQLErrors(errors);
}

function showReceipt(browser, placed) {
  try {
    return placed.number.toString();
  } catch (error) {
    throw spokenBy(browser, error, 'null', 'placed', 'number');
  }
}

const READS = {
  log: ({ errors }) => logErrors(errors),
  throw: ({ errors }) => throwErrors(errors),
  ignore: ({ data }, browser) => showReceipt(browser, data.placeOrder),
};

export function start({ reads, browser }) {
  insteadOfClick('pay', async () => READS[reads](await mutate(PLACE, { id: 'c-71' }), browser));
}
