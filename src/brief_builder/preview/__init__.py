"""A pack that somebody works on → a page in the browser that shows what it comes to, until it is ended."""

from brief_builder.preview.server import Preview, open_preview

__all__ = ["Preview", "open_preview"]
