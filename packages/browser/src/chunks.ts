// Parts of the script that load when they are needed, each with the hash that it must have.

/** Where the parts lie and what they hash to: written in by the build. */
declare const UC_CHUNKS: Record<string, Chunk>;

export type Chunk = [file: string, integrity: string];

/** What the bundle that this stands in may load: the script the later part, that the others. */
export const CHUNKS = UC_CHUNKS;

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string };
}

/** Made once: a policy that lists its name lets it be created once. */
let policy: { createScriptURL(url: string): string } | undefined;

/** Load a part from beside the script; it leaves what it exports in `UserContextParts`. */
export function loadChunk<T>(name: string, chunk: Chunk, base: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const [file, integrity] = chunk;
    const script = document.createElement('script');
    script.crossOrigin = 'anonymous';
    script.integrity = integrity;
    script.nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '';
    script.onload = () => {
      resolve((window as { UserContextParts?: Record<string, T> }).UserContextParts?.[name] as T);
    };
    script.onerror = reject;
    const url = `${base}/uc/${file}`;
    // a page with Trusted Types has to allow the policy `usercontext`, or the part stays out
    const { trustedTypes } = window as { trustedTypes?: TrustedTypes };
    policy ??= trustedTypes?.createPolicy('usercontext', { createScriptURL: (one) => one });
    script.src = policy?.createScriptURL(url) ?? url;
    document.documentElement.append(script);
  });
}
