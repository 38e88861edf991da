// What the page's content security policy refused, in the words browsers use for it.

import { timeOf } from '../early';
import type { Emit, Stop } from '../entry';
import type { Ledger } from '../ledger';
import type { Settings } from '../options';
import { guard, listen } from '../patch';
import type { Privacy } from '../privacy';

const NAME = 'securitypolicyviolation';
const POLICY = 'the Content Security Policy directive';

/** Tell the `early` refusals, and all that come. */
export function capturePolicy(
  emit: Emit,
  privacy: Privacy,
  ledger: Ledger,
  { endpoint }: Settings,
  now: () => number,
  early: Event[],
): Stop {
  const tell = (event: SecurityPolicyViolationEvent): void => {
    // that a part of ours was blocked is no fault of the page
    if (event.sample === 'usercontext' || event.blockedURI.startsWith(endpoint + '/uc/')) return;
    const level = event.disposition === 'report' ? 'warn' : 'error';
    if (ledger.isFull(level)) return;
    const blocked = privacy.url(event.blockedURI);
    const directive = event.effectiveDirective;
    const payload = {
      kind: 'csp',
      message: `Refused '${blocked}': it violates ${POLICY} "${directive}"`,
      source: privacy.url(event.sourceFile),
      line: event.lineNumber,
    };
    emit('console', level, payload, { at: timeOf(event, now) });
  };
  for (const event of early) {
    guard(() => {
      if (event.type === NAME) tell(event as SecurityPolicyViolationEvent);
    });
  }
  return listen(document, NAME, tell);
}
