// Vue 3: capture starts before the app is made, so that what breaks in it is seen.
// Vue hands what a component threw to its error handler and not to the window: the handler tells it,
// and writes it to the console as Vue would have done. One that only shows a notice hides it from everybody.

import './user-context';

import { log } from '@usercontext/browser';
import { createApp } from 'vue';

import App from './App.vue';

const app = createApp(App);
app.config.errorHandler = (error, _instance, where) => {
  const stack = error instanceof Error ? error.stack : undefined;
  log(String(error), { stack, where }, 'error');
  console.error(error);
};
app.mount('#app');
