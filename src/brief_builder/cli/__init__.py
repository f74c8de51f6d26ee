"""Arguments in → a call of the library, its result printed, an exit code out."""

from brief_builder.cli.app import main

__all__ = ["main"]
