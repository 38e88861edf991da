import { afterEach, describe, expect, it, vi } from 'vitest';

import { doubting, NO_SERVER } from '../src/doubt';
import type { Reply } from '../src/transport';

afterEach(() => {
  vi.unstubAllGlobals();
});

/** Ask twice where every answer is the same; returns what was said. */
async function saidOf(reply: Partial<Reply>): Promise<unknown[][]> {
  const whole: Reply = { status: 200, body: {}, retryAfter: 0, ...reply };
  const said: unknown[][] = [];
  const send = doubting(
    () => Promise.resolve(whole),
    'https://logs.example',
    (...words) => {
      said.push(words);
    },
  );
  expect((await send('/v1/sessions', '{}')).status).toBe(whole.status);
  await send('/v1/sessions', '{}');
  return said;
}

describe('an address where no server of ours answers', () => {
  it.each([
    ['nobody', { status: 0 }],
    ['a page', { status: 200 }],
    ['another server', { status: 404 }],
    ['a proxy', { status: 502 }],
  ])('is said once, with what to do: %s', async (_, reply) => {
    const said = await saidOf(reply);
    expect(said).toHaveLength(1);
    expect(said[0]?.[0]).toBe(NO_SERVER);
    expect(said[0]?.[1]).toContain(`answers at https://logs.example (status ${reply.status})`);
    expect(said[0]?.[1]).toContain('`endpoint`');
  });

  it.each([
    ['taken', { status: 202, body: { accepted: 1 as unknown as string } }],
    ['opened', { status: 201, body: { sessionId: 's1' } }],
    ['refused', { status: 401, body: { message: 'Missing or invalid API key' } }],
    ['busy', { status: 503, body: { message: 'Try again' }, retryAfter: 1 }],
  ])('is not what answers: %s', async (_, reply) => {
    expect(await saidOf(reply)).toEqual([]);
  });

  it('is not said to who is offline', async () => {
    vi.stubGlobal('navigator', { onLine: false });
    expect(await saidOf({ status: 0 })).toEqual([]);
  });
});
