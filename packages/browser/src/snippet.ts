// The inline snippet: keeps errors from before the script has loaded. Under 500 bytes, by a test.

((w: Window & { UCQ?: unknown }) => {
  const q: unknown[] & { stop?: () => void } = (w.UCQ = []) as unknown[];
  const add = (k: string) => (e: Event) => {
    q.length < 50 && q.push([k, e, Date.now()]);
  };
  const a = add('e');
  const b = add('r');
  w.addEventListener('error', a, true);
  w.addEventListener('unhandledrejection', b);
  q.stop = () => {
    w.removeEventListener('error', a, true);
    w.removeEventListener('unhandledrejection', b);
  };
})(window);
