// Says once that nobody answers as our server does: in a bundle its address may be a slip of a pen.
// Not in the script of a tag, which comes from the server itself.

import type { Transport } from './transport';

export const NO_SERVER = 'no server';

/** Return the transport, which now and then has doubts about the address. */
export function doubting(
  send: Transport,
  endpoint: string,
  say: (...words: unknown[]) => void,
): Transport {
  let hasDoubted = false;
  return async (...call) => {
    const reply = await send(...call);
    const { sessionId, accepted, issueId, attachmentId, message } = reply.body;
    // what our server says, a refusal too, has one of these; who is offline knows why
    const isOurs = (sessionId ?? accepted ?? issueId ?? attachmentId ?? message) !== undefined;
    if (isOurs) return reply;
    if (!hasDoubted && navigator.onLine) {
      hasDoubted = true;
      say(NO_SERVER, `answers at ${endpoint} (status ${reply.status}). ${ADVICE}`);
    }
    // what is said of the end has a reason then
    return { ...reply, body: { message: FOREIGN } };
  };
}

const FOREIGN = 'That is no answer of ours.';
const ADVICE =
  'Is it running, and is this its address (`endpoint` of `init`)? ' +
  'More: docs/nothing-arrives.md, and `debug: true`.';
