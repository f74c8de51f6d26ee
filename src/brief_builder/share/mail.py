"""A subject, words and an attachment → a draft that mail programs open to be addressed and sent (RFC 5322, .eml)."""

from __future__ import annotations

import hashlib
from email.message import EmailMessage
from email.policy import SMTP


def draft(subject: str, body: str, attachments: dict[str, bytes]) -> bytes:
    """The draft: the same bytes for the same content.

    It has no sender, no addressee, no date and no Message-ID, which the mail program adds when it is sent. X-Unsent
    makes Outlook open it for writing; others show it, and offer to edit it as new.
    """
    message = EmailMessage(policy=SMTP)
    message["Subject"] = " ".join(subject.split())
    message["X-Unsent"] = "1"
    message.set_content(body, cte="base64")
    for name, data in attachments.items():
        kind = ("application", "zip") if name.endswith(".zip") else ("application", "octet-stream")
        message.add_attachment(data, maintype=kind[0], subtype=kind[1], filename=name)
    seed = hashlib.sha256("\0".join([subject, body, *attachments]).encode("utf-8"))
    for data in attachments.values():
        seed.update(hashlib.sha256(data).digest())
    message.set_boundary(f"=_{seed.hexdigest()[:40]}")
    return message.as_bytes()
