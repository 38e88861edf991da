// A product can be turned around in three dimensions, which this browser does not draw.

import { appearing } from '../controls.js';

const NO_CONTEXT =
  'THREE.WebGLRenderer: A WebGL context could not be created. Reason: Could not create a ' +
  'WebGL context, VENDOR = 0xffff, DEVICE = 0xffff, GL_VENDOR = Disabled, GL_RENDERER = Disabled';

const DRAWS = {
  three: () => {
    console.error(NO_CONTEXT);
    throw new Error('Error creating WebGL context.');
  },
  babylon: () => {
    throw new Error('WebGL not supported');
  },
};

export function start({ draws }, { name }) {
  if (name !== 'product') return;
  appearing('product-name').then(() => setTimeout(DRAWS[draws], 400));
}
