// The id of this visit: one per tab, until it has been left alone for half an hour.

const NAME = 'uc.session';
const IDLE_MS = 30 * 60 * 1000;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** What the tab remembers of its visit. */
interface Kept {
  key: string;
  external: string;
  id?: string | undefined;
  at: number;
}

export interface Visit {
  external: string;
  /** The server's id, once it has answered; remembered for the next page of this tab. */
  id: string | undefined;
  /** Remember the visit as it is now. */
  keep(): void;
}

/** Return random letters and digits. */
export function randomId(length: number): string {
  const bytes = new Uint8Array(length);
  crypto.getRandomValues(bytes);
  return Array.from(bytes, (byte) => ALPHABET[byte % 62]).join('');
}

/** Continue the visit of this tab, or begin one; storage that is blocked makes it last one page. */
export function findVisit(key: string, now: () => number): Visit {
  const kept = read();
  const goes = kept !== undefined && kept.key === key && now() - kept.at < IDLE_MS;
  const visit: Visit = {
    external: goes ? kept.external : randomId(24),
    id: goes ? kept.id : undefined,
    keep() {
      write({ key, external: visit.external, id: visit.id, at: now() });
    },
  };
  visit.keep();
  return visit;
}

function read(): Kept | undefined {
  try {
    const kept = JSON.parse(sessionStorage.getItem(NAME) ?? '') as Kept;
    return typeof kept.external === 'string' && typeof kept.at === 'number' ? kept : undefined;
  } catch {
    return undefined;
  }
}

function write(kept: Kept): void {
  try {
    sessionStorage.setItem(NAME, JSON.stringify(kept));
  } catch {
    // private mode, a sandboxed frame or a full store: the visit lasts as long as this page
  }
}
