// Angular: capture starts before the app does. Angular hands what a component threw to its ErrorHandler and
// not to the window. The one that it comes with writes it to the console, where it is seen; one of your own that
// shows a notice keeps it to itself, and "something went wrong" is then all that anybody knows: let it tell.

import { type ErrorHandler as Handler, ErrorHandler } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { init, log } from '@usercontext/browser';

import { App } from './app/app';

init({ key: 'uc_pub_YOUR_KEY', endpoint: 'https://logs.example.com', release: 'desk@2.4.1' });

const telling: Handler = {
  handleError(error: unknown): void {
    // what HttpClient throws is no Error, and has a message all the same
    const { name, message, stack } = (error ?? {}) as Partial<Error>;
    log(message ? `${name}: ${message}` : String(error), { stack }, 'error');
    console.error(error);
  },
};

await bootstrapApplication(App, { providers: [{ provide: ErrorHandler, useValue: telling }] });
