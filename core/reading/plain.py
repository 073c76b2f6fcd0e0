"""Plain text in any encoding. Offsets in the text are offsets in the decoded file."""

from __future__ import annotations

import re

from core.errors import Unreadable
from core.reading.encodings import decode
from core.reading.limits import Budget
from core.reading.text import Text
from core.respelling import respeller

_UNREADABLE = re.compile("[\ufffd\x00-\x08\x0e-\x1a\x1c-\x1f]")


def read(name: str, data: bytes, budget: Budget) -> Text:
    """The text with newlines as `\\n`. Raises Unreadable if it is too long or no text at all."""
    budget.text(len(data) // 4)
    text, encoding = decode(data)
    budget.text(len(text))
    budget.check()
    bad = len(_UNREADABLE.findall(text[:20_000]))
    if bad > len(text[:20_000]) / 10:
        raise Unreadable(name, "认不出文字的编码,或者不是文字文件;请用记事本打开,另存为 UTF-8 再导入")
    notes = () if encoding == "utf-8" else (f"编码:{encoding}",)
    if bad:
        notes = (*notes, f"有 {len(_UNREADABLE.findall(text))} 个字符没能识别")
    return Text(newlines(text), "text/plain", (), notes)


def newlines(text: str) -> str:
    """`\\r\\n` as a blank and `\\n`, so that nothing moves; a lone `\\r` and other breaks as `\\n`."""
    return _broken(re.sub("\r(?=\n)", " ", text))


_broken = respeller(dict.fromkeys(map(ord, "\r\x0b\x0c\x85\u2028\u2029"), "\n"))
