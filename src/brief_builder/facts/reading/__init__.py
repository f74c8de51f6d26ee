"""The files of a pack in → facts, sources and questions out, each with the place where it was written."""
