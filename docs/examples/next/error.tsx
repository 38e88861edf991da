'use client';
// app/error.tsx: Next shows this instead of a part that threw, and keeps the error to itself; the
// effect tells it. The digest is what Next's own server log calls the same error.
// The button is the way back that Next gives.

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
  return <button onClick={reset}>Try again</button>;
}
