"""What a loop copies and may stand only once in → what each copy has in its place out."""
