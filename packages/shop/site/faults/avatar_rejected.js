// A picture of oneself is read or drawn in the browser, and is none that it can take.

import { insteadOfClick } from '../controls.js';
import { label } from '../labels.js';

/** The field has let go of its file by the time it is read. */
function readAvatar(field) {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.readAsDataURL(field.files[0]);
  });
}

const cropAvatar = () => createImageBitmap(new Blob(['ftypheic'], { type: 'image/heic' }));

const DOES = { read: () => readAvatar({ files: [] }), crop: cropAvatar };

export function start({ does }) {
  label('save-button', 'Save picture');
  insteadOfClick('save-button', () => void DOES[does]());
}
