"""The address of a database, as SQLAlchemy writes it → the same without what must not be shown or kept."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, unquote, urlencode

# SCHEME://USER:PASSWORD@HOST/DATABASE?OPTIONS. The last @ ends the password, whatever stands in it: rather too much is
# hidden than a part of it shown.
_ADDRESS = re.compile(
    r"(?P<scheme>[\w+]+)://(?:(?P<user>[^:/@]*)(?::(?P<password>.*))?@)?(?P<host>[^/?@]*)"
    r"(?:/(?P<database>[^?]*))?(?:\?(?P<options>.*))?",
    re.S,
)
_SHOWN_OPTIONS = ("host", "port")  # where a socket is; all others may be secrets
_HIDDEN = r"\w*(?:pass|pwd|secret|token|odbc_connect)\w*"
_SECRET_OPTION = re.compile(_HIDDEN, re.I)
_IN_ADDRESS = re.compile(rf"(://[^\s:/@\"']*:).*@|(?<=[?&;])({_HIDDEN}=)[^&\s\"']*", re.I)
_IN_ENTRY = re.compile(r"^(\s*[\"']?\w*(?:password|passwd|pwd|secret)[\"']?\s*:\s*)\S.*$", re.I)


def secrets(address: str) -> tuple[str, ...]:
    """The passwords in it, as they are written and as they are meant; () when there are none."""
    found = _ADDRESS.fullmatch(address.strip())
    if found is None:
        return ()
    options = parse_qsl(found["options"] or "", keep_blank_values=True)
    said = [found["password"] or "", *(value for name, value in options if _SECRET_OPTION.fullmatch(name))]
    return tuple(dict.fromkeys(word for each in said if each for word in (each, unquote(each))))


def without_secrets(address: str) -> str:
    """Scheme, user, host, port and database; of the options only where the server is."""
    found = _ADDRESS.fullmatch(address.strip())
    if found is None:
        return ""
    user = f"{found['user']}@" if found["user"] else ""
    options = [(name, value) for name, value in parse_qsl(found["options"] or "") if name in _SHOWN_OPTIONS]
    database = "" if found["database"] is None else f"/{found['database']}"
    shown = f"{found['scheme']}://{user}{found['host']}{database}"
    return f"{shown}?{urlencode(options, safe='/')}" if options else shown


def masked(line: str) -> str:
    """A line of a file or a message with *** where a password may stand."""
    line = _IN_ENTRY.sub(r"\1***", line)
    return _IN_ADDRESS.sub(lambda found: f"{found[1]}***@" if found[1] else f"{found[2]}***", line)
