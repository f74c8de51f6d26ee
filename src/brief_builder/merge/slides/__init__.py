"""Rendered slides in → the copies that a deck is made of, each with parts of its own, and the deck that names them."""
