// What the inline snippet kept before the script had loaded. Not: the snippet itself (see snippet.ts).

/** An error event or rejection that happened before we were there, with its time. */
export type Early = [kind: 'e' | 'r', value: unknown, at: number];

export interface EarlyWindow {
  UCQ?: Early[] & { stop?: () => void };
}

/** Take what the snippet kept and switch it off. */
export function takeEarly(): Early[] {
  const holder = window as EarlyWindow;
  const kept = holder.UCQ;
  delete holder.UCQ;
  kept?.stop?.();
  return kept ?? [];
}
