"""The pages for people, rendered here, good without scripts. Must not know SQL, rooms or JSON."""
