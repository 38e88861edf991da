// Vue 3: capture starts before the app is made, so that what breaks in it is seen.
// Vue hands what a component threw to its error handler and not to the window: the handler tells it,
// and writes it to the console as Vue would have done.

import { init, log } from '@usercontext/browser';
import { createApp } from 'vue';

import App from './App.vue';

init({ key: 'uc_pub_YOUR_KEY', endpoint: 'https://logs.example.com', release: 'shop@2.4.1' });

const app = createApp(App);
app.config.errorHandler = (error, _instance, where) => {
  const stack = error instanceof Error ? error.stack : undefined;
  log(String(error), { stack, where }, 'error');
  console.error(error);
};
app.mount('#app');
