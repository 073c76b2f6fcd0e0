"""Web archives (`.mht`): the page in them, its pictures left alone."""

from __future__ import annotations

import email
import email.policy
from email.message import EmailMessage, Message

from core.errors import Unreadable
from core.reading import html
from core.reading.encodings import declared, decode
from core.reading.limits import Budget
from core.reading.text import Text


def read(name: str, data: bytes, budget: Budget) -> Text:
    """The text of the first and longest page in the archive."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    pages = [part for part in message.walk() if part.get_content_type() == "text/html"]
    if not pages:
        raise Unreadable(name, "网页存档里没有网页,请在浏览器里另存为“仅 HTML”再导入")
    budget.check()
    content, charset = max((_content(part) for part in pages), key=lambda pair: len(pair[0]))
    text, encoding = decode(content, charset or declared(content))
    page = html.read_text(name, text, budget, () if encoding == "utf-8" else (f"编码:{encoding}",))
    return Text(page.text, "multipart/related", page.marks, page.notes)


def _content(part: EmailMessage | Message) -> tuple[bytes, str]:
    payload = part.get_payload(decode=True)
    return (payload if isinstance(payload, bytes) else b""), str(part.get_content_charset() or "")
