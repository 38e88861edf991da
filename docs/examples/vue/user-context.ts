// Vue 3: import this file first in main.ts. Imports are run before the lines below them, and with them what
// a module asks for as it is loaded: flags, a session, the first question of a store.
// A client of GraphQL is told by its bodies; so is why a storage refused an upload (an address of its own).

import { init } from '@usercontext/browser';

init({
  key: 'uc_pub_YOUR_KEY',
  endpoint: 'https://logs.example.com',
  release: 'shop@2.4.1',
  bodies: ['/graphql', 'https://files.example.com/'],
});
