import { afterEach, describe, expect, it, vi } from 'vitest';

import { countLeft, checkText, makeForm, makeSent } from '../src/widget/form';
import { checkWidget, wantsButton } from '../src/widget/options';
import { drawMark } from '../src/widget/marks';
import { directionOf } from '../src/widget/language';
import { words as ar } from '../src/widget/words/ar';
import { words as de } from '../src/widget/words/de';
import { words as en } from '../src/widget/words/en';
import { words as es } from '../src/widget/words/es';
import { EDITOR_WORDS } from '../src/widget/editor_words';
import { PROMPT_WORDS } from '../src/widget/prompt_words';
import { KEY } from './builders';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

describe('the options of the widget', () => {
  it.each([
    [{ corner: 'middle' }, 'widget.corner'],
    [{ theme: 'sepia' }, 'widget.theme'],
    [{ offset: 'far' }, 'widget.offset'],
  ])('%j is refused by name', (widget, name) => {
    expect(() => checkWidget({ widget })).toThrow(name);
  });

  it('may be left out, switched on, or given, by attributes too', () => {
    const settings = [{}, { widget: false }, { widget: true }, { widgetCorner: 'top-left' }];
    expect(settings.map(wantsButton)).toEqual([false, false, true, true]);
    expect(wantsButton({ widget: false, widgetCorner: 'top-left' })).toBe(false);
    expect(checkWidget({ widgetCorner: 'top-left' }).corner).toBe('top-left');
    expect(checkWidget({ widget: { corner: 'top-right' } }).corner).toBe('top-right');
  });
});

describe('the form', () => {
  it('says how much is left near the end, by code points', () => {
    const form = makeForm(en, true);
    form.text.value = '😀'.repeat(4400);
    countLeft(form, en);
    expect(form.count.textContent).toBe('');
    form.text.value = '😀'.repeat(4990);
    countLeft(form, en);
    expect(form.count.textContent).toBe('characters left: 10');
  });

  it.each([
    ['', en.empty],
    ['   ', en.empty],
    ['x'.repeat(5001), en.tooLong],
    ['x'.repeat(5000), ''],
  ])('finds fault with the text where it must (case %#)', (text, why) => {
    const form = makeForm(en, true);
    form.text.value = text;
    expect(checkText(form, en)).toBe(!why);
    expect(form.wrong.textContent).toBe(why);
    expect(form.text.getAttribute('aria-invalid')).toBe(why ? 'true' : null);
  });

  it('offers no screenshot where none is wanted', () => {
    expect(makeForm(en, false).view.querySelector('[data-do=take]')).toBeNull();
  });

  it('thanks with the first eight characters of the id', () => {
    const view = makeSent(en, '7f3a9c21-52d0-4b7e-9d5e-0c1f6b8a4e10');
    expect(view.querySelector('code')?.textContent).toBe('7f3a9c21');
    expect(view.querySelector('[data-do=sendAgain]')).toBeNull();
  });
});

describe('the languages', () => {
  it.each([
    ['the dialog', { en, de, es, ar }],
    ['the editor', EDITOR_WORDS],
    ['the prompt', PROMPT_WORDS],
  ])('have a word for everything in %s', (_, table) => {
    const names = Object.values(table).map((words) => Object.keys(words as object).sort());
    expect(names).toHaveLength(4);
    for (const one of names) expect(one).toEqual(names[0]);
    for (const words of Object.values(table))
      expect(Object.values(words as Record<string, string>).every((word) => word.trim())).toBe(
        true,
      );
  });

  it('run the way they are written', () => {
    expect(['ar', 'ar-EG', 'he', 'en', 'de-AT', 'art'].map(directionOf)).toEqual([
      'rtl',
      'rtl',
      'rtl',
      'ltr',
      'ltr',
      'ltr',
    ]);
  });
});

describe('a mark', () => {
  it('that blacks out fills whole pixels, whichever corner it began at', () => {
    const fillRect = vi.fn();
    const nothing = (): void => undefined;
    const context = { canvas: { width: 640 }, fillRect };
    for (const name of ['save', 'restore', 'beginPath', 'stroke'])
      Object.assign(context, { [name]: nothing });
    const points: [number, number][] = [
      [20.6, 30.2],
      [10.4, 5.5],
    ];
    drawMark(context as unknown as CanvasRenderingContext2D, { kind: 'redact', points });
    expect(fillRect).toHaveBeenCalledWith(10, 5, 11, 26);
  });
});

describe('a report that did not arrive', () => {
  it('goes under the same key when it is made again with the same words, once', async () => {
    const keys: (string | undefined)[] = [];
    let status = 503;
    vi.stubGlobal('UC_LATER', ['later', '', '']);
    vi.stubGlobal('fetch', (url: string, init: { headers: Record<string, string> }) => {
      if (url.endsWith('/v1/issues')) keys.push(init.headers['idempotency-key']);
      const isIssue = url.endsWith('/v1/issues');
      const body = isIssue ? { issueId: 'i1' } : { sessionId: 's1' };
      return Promise.resolve(new Response(JSON.stringify(isIssue && status > 500 ? {} : body)));
    });
    const { init, report, stop } = await import('../src/index');
    init({ key: KEY, endpoint: 'https://logs.example' });
    await expect(report('It broke')).rejects.toThrow('could not be sent');
    await expect(report('It broke')).rejects.toThrow('could not be sent');
    await expect(report('Something else')).rejects.toThrow('could not be sent');
    status = 201;
    await expect(report('Something else')).resolves.toBe('i1');
    await expect(report('Something else')).resolves.toBe('i1');
    stop(true);

    const [first, second, other, retried, anew] = keys;
    expect([second, retried]).toEqual([first, other]);
    expect(new Set([first, other, anew]).size).toBe(3);
  });
});
