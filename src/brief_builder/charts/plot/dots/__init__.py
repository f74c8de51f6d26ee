"""Rows of dots on one scale in → their names, dots and figures at their places out."""
