"""A pack and its templates, while people work on them → a build after every save, and what it changed."""

from brief_builder.build.watching.changes import Changed, lines
from brief_builder.build.watching.rounds import Rebuilt, watch

__all__ = ["Changed", "Rebuilt", "lines", "watch"]
