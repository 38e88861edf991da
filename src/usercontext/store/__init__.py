"""The only room with SQL or a driver. Must not know scrubbing, scoring or HTTP."""
