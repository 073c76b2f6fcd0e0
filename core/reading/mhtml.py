"""Web archives (`.mht`) and saved mails: the page in them, its pictures and the frames around it left alone."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator, Sequence
from dataclasses import replace
from email.message import Message

from core.errors import Unreadable
from core.reading import html, plain
from core.reading.encodings import declared, decode
from core.reading.limits import Budget
from core.reading.text import Text

_PAGES = ("text/html", "application/xhtml+xml")
_ENOUGH = 100
"""A first page with fewer characters holds only frames; what it shows stands in another part."""
_MOST = 12
_LEADING = b"\xef\xbb\xbf \t\r\n"
_NO_PAGE = "网页存档里没有网页,请在浏览器里另存为“仅 HTML”再导入"


def read(name: str, data: bytes, budget: Budget) -> Text:
    """The text of the archive's first page, or of the fullest one if the first is only frames; else a mail's plain text."""
    message = email.message_from_bytes(data.lstrip(_LEADING), policy=email.policy.default)
    parts = [part for part in message.walk() if not part.is_multipart()]
    pages = [part for part in parts if part.get_content_type() in _PAGES]
    budget.check()
    if not pages:
        return _mail(name, parts, budget)
    fullest = Text("", "")
    for text in _texts(name, pages, budget):
        if len(text.text) > len(fullest.text):
            fullest = text
        if len(fullest.text) >= _ENOUGH:
            break
    if not fullest.text:
        raise Unreadable(
            name, "网页存档里没有文字;请在浏览器里等文章显示出来,再另存为“网页,全部”或打印为 PDF"
        )
    return replace(fullest, media_type="multipart/related")


def _texts(name: str, pages: Sequence[Message], budget: Budget) -> Iterator[Text]:
    """The texts of the first page and then of the others, the longest first; pages without text are passed over."""
    contents = [_content(page) for page in pages]
    others = sorted(contents[1:], key=lambda pair: -len(pair[0]))
    for content, charset in [contents[0], *others[:_MOST]]:
        text, encoding = decode(content, charset or declared(content))
        try:
            yield html.read_text(name, text, budget, () if encoding == "utf-8" else (f"编码:{encoding}",))
        except Unreadable:
            budget.check()


def _mail(name: str, parts: Sequence[Message], budget: Budget) -> Text:
    """The words of a mail that holds no page."""
    for part in parts:
        if part.get_content_type() == "text/plain" and (content := _content(part)[0]).strip():
            return replace(plain.read(name, content, budget), media_type="message/rfc822")
    raise Unreadable(name, _NO_PAGE)


def _content(part: Message) -> tuple[bytes, str]:
    payload = part.get_payload(decode=True)
    return (payload if isinstance(payload, bytes) else b""), str(part.get_content_charset() or "")
