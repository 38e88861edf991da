// Parts of the script that load when they are needed, each with the hash that it must have.

/** What a part is called, where it lies and what it hashes to: written in by the build. */
export type Chunk = [name: string, file: string, integrity: string];

interface Policy {
  createScriptURL(url: string): string;
}

interface TrustedTypes {
  createPolicy(name: string, rules: Policy): Policy;
}

/** Made once: a page allows a policy's name, and allows it once. */
let policy: Policy | undefined;

/** Load a part from beside the script; it leaves what it exports in `UserContextParts`. */
export function loadChunk<T>([name, file, integrity]: Chunk, base: string): Promise<T> {
  return new Promise((resolve, reject) => {
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
    script.src = policy ? policy.createScriptURL(url) : url;
    document.documentElement.append(script);
  });
}
