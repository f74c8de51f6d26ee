"""A rendered part in → the part without the marks of the engine out, whole and as Office wants it."""
