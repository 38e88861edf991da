// What happened before the script, or a part of it, had loaded. Not: the snippet (snippet.ts).

/** Take what the snippet kept, and switch it off. */
export function takeEarly(): Event[] {
  const holder = window as { UCQ?: Event[] & { stop?: () => void } };
  const kept = holder.UCQ;
  delete holder.UCQ;
  kept?.stop?.();
  return kept ?? [];
}

/** More events than this are not kept for the part that tells them. */
export const MOST_EARLY = 50;

/** Return when an event happened, also long after, in milliseconds since 1970. */
export const timeOf = ({ timeStamp }: Event, now: () => number): number =>
  now() - performance.now() + timeStamp;
