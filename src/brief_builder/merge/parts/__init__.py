"""The parts of a package in → what a rendering adds to them out, and the bytes of the package."""
