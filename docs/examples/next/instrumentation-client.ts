// Next, app router: a file of this name beside `app/` runs in the browser before the page does, once,
// and never on the server. Capture goes through /t of your own origin (next.config.mjs), so that
// no list of trackers knows it and the policy needs no foreign address.

import { init } from '@usercontext/browser';

init({ key: 'uc_pub_YOUR_KEY', endpoint: '/t', release: process.env.NEXT_PUBLIC_RELEASE ?? 'dev' });
