"""A finding and a language in → what a document says of it: a title, why, its facts, and how it was resolved."""
