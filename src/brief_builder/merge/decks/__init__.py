"""A deck that a slide names → its slides in the place of that slide, in the look of the deck they come into."""
