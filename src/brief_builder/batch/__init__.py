"""A table in which each row names a pack → each of them built, and what became of it."""
