"""Rendered slides in → tables continued on further slides, texts made smaller, and what has no room said."""
