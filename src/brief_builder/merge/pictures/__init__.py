"""Bytes of a picture in → the picture where a tag stands, or in the place of a dummy out."""
