"""Proofs that the promises hold when things break: one file per promise. Not: proofs of speed."""
