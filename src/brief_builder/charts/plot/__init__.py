"""A picture and its look in → words, boxes, lines at their places in points out."""
