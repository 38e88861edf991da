"""The reading of one report: entries in, an Analysis out. Pure: no clock, queue, SQL or network."""
