"""Events in → dots and bars at their dates with their words above and below a line of years, or a list, out."""
