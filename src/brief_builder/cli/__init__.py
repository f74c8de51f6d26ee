"""Arguments in → a call of the library, its result printed, an exit code out."""

import sys

__all__ = ["command", "main"]


def command() -> None:
    """What the installed script calls: `main`, and out at once where nothing is left to be done."""
    if _is_filled():
        from brief_builder.cli.ending import leave

        leave()


def main() -> None:
    """Run the command and leave with its exit code, where that is not 0."""
    _is_filled()


def _is_filled() -> bool:
    """`main`; whether a template was filled, for which little more was loaded than it takes."""
    from brief_builder.cli.ending import ended
    from brief_builder.cli.filling import plainly_asked

    fill = plainly_asked(sys.argv[1:])
    if fill is not None:
        ended(fill)
        return True
    from brief_builder.cli.app import app

    ended(app)
    return False
