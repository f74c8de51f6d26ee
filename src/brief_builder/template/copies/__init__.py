"""A tree whose blocks have their extents in → what a loop copies out, ready to stand in the document twice."""
