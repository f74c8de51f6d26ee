"""A formula and facts in → the figure that follows, as an interval, or the rules of combination it breaks."""
