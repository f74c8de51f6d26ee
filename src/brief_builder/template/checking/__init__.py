"""A compiled template in → the names that it asks for out, and what is wrong with them in some data."""
