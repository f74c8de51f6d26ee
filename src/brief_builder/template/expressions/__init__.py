"""The words of a tag in → a syntax tree out, of what a tag may say and nothing else; runs no code of the author."""
