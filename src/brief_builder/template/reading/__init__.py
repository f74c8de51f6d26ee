"""The tree of a part in → the tags that its author wrote out, paired, each with its place; anchors stand for them."""
