// The inline snippet: keeps what happens before the script has loaded. At most 500 bytes.

((w: Window & { UCQ?: unknown }) => {
  const kept = (w.UCQ = [] as Event[] & { stop?: () => void });
  const names = ['error', 'unhandledrejection', 'click', 'securitypolicyviolation'];
  const add = (event: Event): void => {
    if (kept.length < 50) kept.push(event);
  };
  for (const name of names) w.addEventListener(name, add, true);
  kept.stop = () => {
    for (const name of names) w.removeEventListener(name, add, true);
  };
})(window);
