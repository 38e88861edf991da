"""A language model as an option: asked, checked, held to the evidence. Not: score, priority."""
