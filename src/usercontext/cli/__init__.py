"""The commands of a terminal: words in, actions or the client, words out. Must not know rooms."""
