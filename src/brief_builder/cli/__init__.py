"""Arguments in → a call of the library, its result printed, an exit code out."""

import sys

__all__ = ["main"]


def main() -> None:
    """Run the command and leave with its exit code."""
    from brief_builder.cli.ending import ended
    from brief_builder.cli.filling import plainly_asked

    run = plainly_asked(sys.argv[1:])
    if run is None:
        from brief_builder.cli.app import app

        run = app
    ended(run)
