"""Ink in → SVG and PNG out, by matplotlib."""
