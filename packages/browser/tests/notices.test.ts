import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { watchNotices } from '../src/capture/notices';
import { captureSockets } from '../src/capture/sockets';
import type { Stop } from '../src/entry';
import { makeLedger } from '../src/ledger';
import type { Options } from '../src/options';
import { makePrivacy } from '../src/privacy';
import { makeEmit, settingsWith } from './builders';

const stops: Stop[] = [];
const begin = (options: Partial<Options> = {}) => {
  const settings = settingsWith(options);
  const { emit, entries } = makeEmit();
  watchNotices(emit, makePrivacy(settings), makeLedger(), settings);
  const said = () => entries.map(({ payload }) => (payload as { message: string }).message);
  return { entries, said };
};
const put = (html: string): void => {
  document.body.innerHTML = html;
};
const settle = async (): Promise<void> => {
  await vi.advanceTimersByTimeAsync(400);
};

beforeEach(() => {
  put('');
  vi.useFakeTimers();
  vi.spyOn(Element.prototype, 'getClientRects').mockImplementation(function (this: Element) {
    return (this.hasAttribute('hidden') ? [] : [{}]) as unknown as DOMRectList;
  });
});
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('notices', () => {
  it('are told as they come up, once for each text', async () => {
    const { entries, said } = begin();
    put('<p role="alert" id="flash">Saving <b>failed</b></p><p>no notice</p>');
    await settle();
    document.body.append('more');
    await settle();
    expect(said()).toEqual(['Saving failed']);
    expect(entries[0]).toMatchObject({
      level: 'info',
      payload: { kind: 'notice', selector: '#flash' },
    });
    put('<p role="alert">Saved</p>');
    await settle();
    expect(said()).toEqual(['Saving failed', 'Saved']);
  });

  it('are told of a polite box only where the page says that it is one', async () => {
    const { said } = begin();
    put('<p role="status">5 results for “Smith”</p><p role="status" data-uc-notice>Not saved</p>');
    await settle();
    expect(said()).toEqual(['Not saved']);
  });

  it('are told that the page came with', async () => {
    put('<div role="alert">Cost centre is missing</div>');
    const { said } = begin();
    await settle();
    expect(said()).toEqual(['Cost centre is missing']);
  });

  it('are told when they are shown, not while they are hidden', async () => {
    const { said } = begin();
    put('<div role="alert" hidden>It broke</div>');
    await settle();
    expect(said()).toEqual([]);
    document.querySelector('div')?.removeAttribute('hidden');
    await settle();
    expect(said()).toEqual(['It broke']);
  });

  it('say nothing of what is masked, typed, or the name of an icon', async () => {
    const { said } = begin({ maskSelectors: ['.patient'] });
    put(
      '<div role="alert"><i aria-hidden="true">warning</i>Not sent to joe@mail.example ' +
        '<input value="secret"><b class="patient">Joe</b></div>',
    );
    await settle();
    expect(said()).toEqual(['Not sent to [EMAIL]']);
  });

  it('say nothing at all with maskText', async () => {
    const { said } = begin({ maskText: true });
    put('<div role="alert">Joe has an account already</div>');
    await settle();
    expect(said()).toEqual([]);
  });

  it('are the newest five of a list, and short', async () => {
    const { said } = begin();
    put(
      Array.from({ length: 9 }, (_, at) => `<p role="alert">${at} ${'x'.repeat(500)}</p>`).join(''),
    );
    await settle();
    expect(said().map((text) => text[0])).toEqual(['4', '5', '6', '7', '8']);
    expect(said().every((text) => text.length <= 200)).toBe(true);
  });
});

describe('sockets', () => {
  class FakeSocket extends EventTarget {
    url = 'wss://shop.example/live?vsn=2';
    send(): string {
      return 'sent';
    }
    end(code: number, reason = ''): void {
      this.dispatchEvent(Object.assign(new Event('close'), { code, reason }));
    }
  }
  const watch = () => {
    vi.stubGlobal('WebSocket', FakeSocket);
    const { emit, entries } = makeEmit();
    stops.push(captureSockets(emit, makePrivacy(settingsWith())));
    return entries;
  };

  it('that break are told, and that another works after them', () => {
    const entries = watch();
    const first = new FakeSocket();
    expect([first.send(), first.send()]).toEqual(['sent', 'sent']);
    first.end(1006);
    new FakeSocket().send();
    new FakeSocket().send();
    expect(entries.map(({ level }) => level)).toEqual(['warn', 'info']);
    const url = 'wss://shop.example/live?vsn=…';
    expect(entries[0]?.payload).toMatchObject({ resource: 'socket', url, status: 0 });
    expect(entries[0]?.payload).toMatchObject({ error: 'closed with code 1006' });
    expect(entries[1]?.payload).toMatchObject({ resource: 'socket', url, status: 101 });
  });

  it.each([1000, 1001, 1005])('that are closed as agreed (%i) are not', (code) => {
    const entries = watch();
    const socket = new FakeSocket();
    socket.send();
    socket.end(code);
    expect(entries).toEqual([]);
  });
});
