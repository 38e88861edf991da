"""Why somebody said no: a rule, a check, a right, a bank, a version. Not: breakage."""
