"""Places in built scripts become places in their sources; a stranger's map is read apart."""
