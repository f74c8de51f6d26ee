"""A PostgreSQL of the tests' own: started in a temporary folder, reached by a Unix socket, gone afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PASSWORD = "Geheim/7"


def postgres_programs() -> Path | None:
    """The folder of initdb and pg_ctl; None where PostgreSQL is not installed."""
    found = [Path(path).resolve().parent for name in ("initdb",) if (path := shutil.which(name)) is not None]
    found += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((folder for folder in found if (folder / "initdb").exists() and (folder / "pg_ctl").exists()), None)


@contextmanager
def postgres(programs: Path) -> Iterator[str]:
    """Start a server; gives its address for the user `desk`, whose password it asks for.

    PostgreSQL refuses to run as root, so that it runs as `nobody` then.
    """
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
    options: dict[str, object] = {}
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        os.chown(folder, nobody.pw_uid, nobody.pw_gid)
        options = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}

    def run(*command: str) -> None:
        arguments = [str(programs / command[0]), *command[1:]]
        subprocess.run(arguments, check=True, capture_output=True, timeout=120, cwd=folder, **options)  # type: ignore[call-overload]

    data = str(folder / "data")
    secret = folder / "secret"
    secret.write_text(PASSWORD)
    secret.chmod(0o644)
    started = False
    try:
        run(
            *("initdb", "-D", data, "-U", "desk", "-E", "UTF8", "--locale=C", "--no-sync"),
            *("-A", "scram-sha-256", "--pwfile", str(secret)),
        )
        settings = f"-c listen_addresses='' -k {folder} -F"
        run("pg_ctl", "-D", data, "-w", "-l", str(folder / "log"), "-o", settings, "start")
        started = True
        yield f"postgresql://desk:{PASSWORD.replace('/', '%2F')}@/postgres?host={folder}"
    finally:
        if started:
            run("pg_ctl", "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)
