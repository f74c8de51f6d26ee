"""Markdown in → words with their look, paragraphs, lists and tables in the styles of the template out."""
