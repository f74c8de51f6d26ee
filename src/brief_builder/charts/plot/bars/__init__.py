"""A panel of bars in → its ink out; bars stand or lie, alone, side by side or on each other."""
