"""Series of the same categories in → a table whose cells are tinted by their values out."""
