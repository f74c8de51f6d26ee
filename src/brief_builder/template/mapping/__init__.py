"""A presentation with tags in → what stands on its slides, and what its layouts offer. Nothing is changed."""
