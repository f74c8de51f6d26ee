"""The version of the program, as pyproject.toml states it."""

from importlib.metadata import PackageNotFoundError, version

try:
    VERSION = version("brief-builder")
except PackageNotFoundError:  # run from a source tree that is not installed
    VERSION = "0.0.0"
GENERATOR = f"brief-builder {VERSION}"  # as files name what made them
