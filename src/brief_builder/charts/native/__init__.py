"""A chart's panels in → what Office needs to draw it by itself out: numbers, formats, chart parts."""
