"""A pack with its preview, for tests: begun when a test begins, ended with it."""

from __future__ import annotations

import http.client
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

from brief_builder.preview import open_preview

SECONDS = 120  # for a build and its pages on a machine that is busy


class Previewed:
    """A preview that runs; `address` is that of its page, `first` the one that a browser is started with."""

    def __init__(self, address: str, first: str) -> None:
        self.address, self.first = address, first
        split = urlsplit(address)
        self.host, self.port, self.path = split.hostname or "", split.port or 0, split.path

    def get(self, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
        """(status, headers, body) of a path on the server; headers are sent as they are given."""
        connection = http.client.HTTPConnection(self.host, self.port, timeout=30)
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        found = answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
        connection.close()
        return found

    def state(self, view: str = "") -> dict[str, Any]:
        """What is shown now."""
        found: dict[str, Any] = json.loads(self.get(f"{self.path}state?view={view}")[2])
        return found

    def until(self, *states: str, after: int = 0) -> dict[str, Any]:
        """What is shown once its state is one of these, in a later revision than `after`."""
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            found = self.state()
            if found["state"] in states and found["revision"] > after:
                return found
            time.sleep(0.1)
        raise AssertionError(f"it never was {states}: {found['state']}, {found['problems'][:3]}")


@contextmanager
def previewed(pack: Path, **options: Any) -> Iterator[Previewed]:
    """The preview of a pack, running."""
    preview = open_preview(pack, **options)
    thread = Thread(target=preview.run, daemon=True)
    thread.start()
    try:
        yield Previewed(preview.address, preview.first)
    finally:
        preview.stop()
        thread.join(30)
        assert not thread.is_alive()
