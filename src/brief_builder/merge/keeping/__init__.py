"""Compiled templates on disk → the next process need not compile them: see docs/performance.md."""
