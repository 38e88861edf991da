// Makes bodies smaller, where the browser can and it pays: part of what loads later.

import type { Pack } from './transport';

const WORTH_PACKING = 2048;

export const gzip: Pack = async (body) => {
  if (body.length < WORTH_PACKING || typeof CompressionStream === 'undefined') return undefined;
  try {
    // not by way of a Blob: to make one the page waits for the browser's process, 30 ms when busy
    const packed = new Response(body).body?.pipeThrough(new CompressionStream('gzip'));
    return packed && (await new Response(packed).arrayBuffer());
  } catch {
    return undefined; // a page may have replaced any of these: then it travels as it is
  }
};
