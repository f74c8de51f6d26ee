"""A chart's facts, points and words in → a problem for what would mislead out."""
