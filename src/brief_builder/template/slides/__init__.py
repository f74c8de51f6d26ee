"""Tags with the word `slide` in → which slides they repeat or drop, and the sources of these slides' parts."""
