"""Random inputs of every kind in → crashes, hangs, broken files and escapes out, each with the input that made it."""
