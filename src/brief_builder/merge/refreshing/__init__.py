"""Rendered parts with Word fields in → the same out, with results that follow what was filled in."""
