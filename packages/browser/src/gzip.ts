// Makes bodies smaller, where the browser can and it pays: part of what loads later.

import type { Pack } from './transport';

const WORTH_PACKING = 2048;

export const gzip: Pack = async (body) => {
  if (body.length < WORTH_PACKING || typeof CompressionStream === 'undefined') return undefined;
  try {
    const packed = new Blob([body]).stream().pipeThrough(new CompressionStream('gzip'));
    return await new Response(packed).arrayBuffer();
  } catch {
    return undefined; // a page may have replaced any of these: then it travels as it is
  }
};
