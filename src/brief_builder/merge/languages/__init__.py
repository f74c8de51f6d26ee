"""The language of a rendering in → a document that says it, in its defaults, its runs and its fonts."""
