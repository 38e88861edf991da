"""Controls and pages that do nothing or lead in circles. Not: what a click threw."""
