"""Two things that met in the wrong order, or twice. Not: retries of failures."""
