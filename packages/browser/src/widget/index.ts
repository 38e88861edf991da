// The part behind the widget: its button, and one dialog, however often it is asked for. They load
// together: who has lost the connection has reason to report, and no way to load a dialog.

import type { Payload, Stop } from '../entry';
import { makeDialog, type Dialog } from './dialog';
import type { Parts, Tools } from './tools';

export { placeOf, showButton } from './button';
// what the parts behind it are made of too
export { h, icon } from './elements';
export { addSheet, makeHost } from './host';

let shown: Dialog | undefined;

/** Open the dialog; returns what takes it away. */
export function openDialog(tools: Tools, parts: Parts, metadata: Payload): Stop {
  shown ??= makeDialog(tools, parts);
  shown.open(metadata);
  return () => {
    shown?.remove();
    shown = undefined;
  };
}
