"""A text → the first character in it that no Office file can hold."""

from __future__ import annotations

import re

# What XML 1.0 cannot hold; tab, newline and carriage return are the exceptions.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
