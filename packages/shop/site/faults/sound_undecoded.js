// A sound is fetched to be played, and its bytes are those of something else.

import { api, appearing, insteadOfClick } from '../controls.js';

async function play(sound) {
  const bytes = await (await fetch(api(sound))).arrayBuffer();
  await new OfflineAudioContext(1, 1, 44_100).decodeAudioData(bytes);
}

async function tryTo(sound) {
  try {
    await play(sound);
  } catch (error) {
    console.error('[sounds] not played', error);
  }
}

export function start({ sound, caught }) {
  appearing('reviews-tab').then((tab) => (tab.textContent = 'Hear it'));
  insteadOfClick('reviews-tab', () => (caught ? tryTo(sound) : play(sound)));
}
