"""A chart's points in → the words a chart says by itself out: alt text, notes, numbers of axes."""
