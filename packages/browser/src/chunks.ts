// Parts of the script that load when they are needed, each with the hash that it must have.

/** Where the parts lie and what they hash to: written in by the build. */
declare const UC_CHUNKS: Record<string, { file: string; integrity: string }>;

const loading = new Map<string, Promise<unknown>>();

interface Policy {
  createScriptURL(url: string): string;
}

/** Load a part from beside the script; it leaves what it exports under `UserContextParts`. */
export function loadChunk<T>(name: string, base: string): Promise<T> {
  const started = loading.get(name) ?? load(name, base);
  loading.set(name, started);
  return started as Promise<T>;
}

function load(name: string, base: string): Promise<unknown> {
  const chunk = UC_CHUNKS[name];
  if (!chunk) return Promise.reject(new Error(`no part ${name}`));
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.async = true;
    script.crossOrigin = 'anonymous';
    script.integrity = chunk.integrity;
    const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce;
    if (nonce) script.nonce = nonce;
    script.onload = () => {
      script.remove();
      const parts = (window as { UserContextParts?: Record<string, unknown> }).UserContextParts;
      const part = parts?.[name];
      if (part === undefined) reject(new Error(`part ${name} is empty`));
      else resolve(part);
    };
    script.onerror = () => {
      script.remove();
      loading.delete(name);
      reject(new Error(`part ${name} did not load`));
    };
    script.src = trusted(`${base}/uc/${chunk.file}`);
    (document.head ?? document.documentElement).append(script);
  });
}

/** Under Trusted Types a page has to allow the policy `usercontext`; without it the part stays out. */
function trusted(url: string): string {
  const types = (window as { trustedTypes?: { createPolicy(name: string, rules: Policy): Policy } }).trustedTypes;
  if (!types) return url;
  return types.createPolicy('usercontext', { createScriptURL: (one) => one }).createScriptURL(url);
}
