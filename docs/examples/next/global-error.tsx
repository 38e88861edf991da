'use client';
// app/global-error.tsx: in the place of the whole page, where the layout itself threw. It is told
// as `error.tsx` tells its part; capture runs on, for it began before the page.

import { log } from '@usercontext/browser';
import { useEffect } from 'react';

interface Props {
  error: Error & { digest?: string };
  reset: () => void;
}

export default function Broken({ error, reset }: Props) {
  useEffect(() => {
    log(error.message, { stack: error.stack, digest: error.digest }, 'error');
  }, [error]);
  return (
    <html lang="en">
      <body>
        <button onClick={reset}>Try again</button>
      </body>
    </html>
  );
}
