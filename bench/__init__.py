"""Proofs of speed: `python -m bench` and `python -m bench.peers`; see README.md."""
