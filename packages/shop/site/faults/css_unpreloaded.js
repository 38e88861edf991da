// The styles of a view have another name since the last deploy, and the view does not open.

import { tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';
import { label } from '../labels.js';

function preload(name) {
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet' });
  link.href = `/demo/assets/${name}`;
  return new Promise((resolve, reject) => {
    link.onload = resolve;
    link.onerror = () => reject(new Error(`Unable to preload CSS for /demo/assets/${name}`));
    document.head.append(link);
  });
}

async function router() {
  try {
    await preload('StatisticsPage-b81d9e.css');
  } catch (error) {
    console.error('[router] could not open "statistics":', error.message);
    tell('Die Säit konnt net opgemaach ginn.', 'notice');
  }
}

const DOES = {
  plain: ['Charging heat map', () => preload('ChargingHeatMap-CXaT56Zi.css')],
  router: ['Statistics', router],
};

export function start({ does }) {
  const [words, act] = DOES[does];
  label('reviews-tab', words);
  insteadOfClick('reviews-tab', () => void act());
}
