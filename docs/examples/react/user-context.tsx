// React: import this file first in main.tsx, so that capture stands before the first render.
// React hands what a component threw to the nearest boundary and not to the window, so the boundary
// tells it, with the components it went through.

import { init, log } from '@usercontext/browser';
import { Component, type ErrorInfo, type ReactNode } from 'react';

init({
  key: 'uc_pub_YOUR_KEY',
  endpoint: 'https://logs.example.com',
  release: 'shop@2.4.1',
});

interface Props {
  fallback: ReactNode;
  children: ReactNode;
}

export class CapturedBoundary extends Component<Props, { failed: boolean }> {
  state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  componentDidCatch(error: Error, info: ErrorInfo): void {
    const details = { stack: error.stack, components: info.componentStack };
    log(`${error.name}: ${error.message}`, details, 'error');
  }

  render(): ReactNode {
    return this.state.failed ? this.props.fallback : this.props.children;
  }
}
