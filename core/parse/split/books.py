"""What a book prints at the head of each page, its number behind: `典型案例选编    ·31·`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from core.parse.lines import Line

_PAGE = re.compile(r"\s*[·—-]\s?\d{1,3}\s?[·—-]$|\s{2,}\d{1,3}$")


def without_headers(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines, what stands on page after page none of the text but where it stands first, its number apart."""
    named = {i: found for i, x in enumerate(lines) if x.role == "short" and (found := _PAGE.search(x.text))}
    names = {i: lines[i].text[: found.start()] for i, found in named.items()}
    often = Counter(names.values())
    if not any(often[name] > 1 for name in names.values()):
        return lines
    kept: list[Line] = []
    for i, line in enumerate(lines):
        if i not in names or often[names[i]] < 2:
            kept.append(line)
        elif names[i] in [one.text for one in kept]:
            kept.append(replace(line, role="furniture"))
        else:
            kept.append(line.part(0, named[i].start()))
    return kept
