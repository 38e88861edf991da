"""Controls and pages that lead nowhere, or in circles. Not: what was thrown at a press."""
