// What the page's content security policy refused, in the words browsers use for it.

import type { Emit, Stop } from '../entry';
import type { Settings } from '../options';
import { listen } from '../patch';
import type { Privacy } from '../privacy';

const POLICY = 'the Content Security Policy directive';

export function capturePolicy(
  emit: Emit,
  privacy: Privacy,
  _: unknown,
  { endpoint }: Settings,
): Stop {
  return listen(document, 'securitypolicyviolation', (event: SecurityPolicyViolationEvent) => {
    // that a part of ours was blocked is no fault of the page
    if (event.sample === 'usercontext' || event.blockedURI.startsWith(endpoint + '/uc/')) return;
    const blocked = privacy.url(event.blockedURI);
    const directive = event.effectiveDirective;
    emit('console', event.disposition === 'report' ? 'warn' : 'error', {
      kind: 'csp',
      message: `Refused '${blocked}': it violates ${POLICY} "${directive}"`,
      source: privacy.url(event.sourceFile),
      line: event.lineNumber,
    });
  });
}
