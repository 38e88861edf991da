"""Why something was refused: a rule, a check, a right, a bank, a version. Not: breakage."""
