"""A document as `structure` reads it in → what keeps people from reading it out, as faults with their places."""
