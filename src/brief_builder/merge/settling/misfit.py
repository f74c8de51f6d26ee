"""What is raised and told of a table that comes out as none that Office can show."""

from __future__ import annotations

from brief_builder.problems import Fault


class Misfit(Fault):
    """A fault of a table whose columns a loop makes; `number` is that of the loop's tag, None where no loop does."""

    number: int | None = None
