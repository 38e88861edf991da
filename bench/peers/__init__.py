"""The product beside other systems: one file for each, `python -m bench.peers` runs them all."""
