"""The demo shop under /demo/: pages to break on purpose. Must not know actions, rooms or keys."""
