// What the inline snippet kept before the script had loaded. Not: the snippet itself (snippet.ts).

/** Take what the snippet kept, and switch it off. */
export function takeEarly(): Event[] {
  const holder = window as { UCQ?: Event[] & { stop?: () => void } };
  const kept = holder.UCQ;
  delete holder.UCQ;
  kept?.stop?.();
  return kept ?? [];
}
