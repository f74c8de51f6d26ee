"""Blocks and the tree in → anchors out where what each block repeats or drops begins and ends."""
