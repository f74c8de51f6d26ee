"""An address in → a link out: a value of the data, a tag in an address, or one in the code of a field."""
