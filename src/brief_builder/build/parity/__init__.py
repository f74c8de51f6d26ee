"""A pack in several languages → what one of them lacks, gaps that are seen in its place, and a table of all."""
