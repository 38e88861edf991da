// What was dropped or pasted holds no file, and the page reads it all the same.

import { appearing, insteadOfClick } from '../controls.js';

function preview(files) {
  new FileReader().readAsDataURL(files[0]);
}

function guarded(files) {
  try {
    preview(files);
  } catch (error) {
    console.error('preview:', error);
  }
}

export function start({ control, caught }) {
  appearing(control).then((button) => (button.textContent = 'Add a picture'));
  insteadOfClick(control, () => (caught ? guarded([]) : preview([])));
}
