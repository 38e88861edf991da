// The page asks a GraphQL API for a field that its schema does not have.

import { send } from '../asks.js';
import { at, insteadOfClick } from '../controls.js';

const QUERY = 'mutation Apply($code: String!) { applyVoucher(code: $code) { code discount } }';

function log({ errors }) {
  for (const { message } of errors) console.error(`[GraphQL error]: Message: ${message}`);
}

function fail({ errors }, status) {
  const [{ message }] = errors;
  const error = new Error(`${message}: {"response":{"status":${status}},"operation":"Apply"}`);
  error.name = 'ClientError';
  throw error;
}

const TELLS = { log, fail };

async function apply(tells) {
  const body = { operationName: 'Apply', query: QUERY, variables: { code: at('voucher').value } };
  const answer = await send('graphql', body);
  TELLS[tells](await answer.json(), answer.status);
}

export function start({ tells }) {
  insteadOfClick('apply-voucher', () => apply(tells));
}
