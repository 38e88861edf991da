"""One file per family of detectors; each detector names the entries it saw wrong."""
