"""The pages of a project's settings: one file for each section. Not: what settings do."""
