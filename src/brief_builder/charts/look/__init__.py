"""The style file, the theme and the pack's colours in → sizes, colours and typefaces of charts out."""
