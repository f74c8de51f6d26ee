"""Panels that show values as places along lines: line, area, slope, sparkline, and the one large number."""
