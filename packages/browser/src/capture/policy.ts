// What the page's content security policy refused, in the words browsers use for it.

import type { Emit, Stop } from '../entry';
import type { Ledger } from '../ledger';
import { listen } from '../patch';
import type { Privacy } from '../privacy';

export function capturePolicy(emit: Emit, ledger: Ledger, privacy: Privacy): Stop {
  return listen(ledger, document, 'securitypolicyviolation', (event: SecurityPolicyViolationEvent) => {
    const blocked = privacy.url(event.blockedURI);
    const directive = event.effectiveDirective;
    emit('console', event.disposition === 'report' ? 'warn' : 'error', {
      kind: 'csp',
      message: `Refused '${blocked}': it violates the Content Security Policy directive "${directive}"`,
      source: privacy.url(event.sourceFile),
      line: event.lineNumber,
    });
  });
}
