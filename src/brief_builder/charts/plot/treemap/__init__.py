"""Parts of a whole in → boxes whose areas are their sizes, each with its name and figure, out."""
