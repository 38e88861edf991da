"""What a model is told, as plain text, one file per occasion. A change here empties the cache."""
