"""What somebody is and where: 攀枝花乡阿勐控村党总支书记高正荣 is 党总支书记 of 攀枝花乡阿勐控村党总支."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.parse.people import organisations, tables
from core.parse.people.names import Name

_BEFORE = re.compile(r"[\u4e00-\u9fffA-Za-z0-9()（）]{1,40}\Z")
_PARTY = re.compile(r"^(?:党总支|党支部|党委|党组|党工委|支部|总支|村委会|居委会)")


@dataclass(frozen=True, slots=True)
class Standing:
    """A person's role and organisation. `private`: nothing says that they hold an office or write for the press."""

    role: str | None = None
    org: str | None = None
    private: bool = True


NOBODY = Standing()


def fullness(standing: Standing) -> tuple[int, int]:
    return (standing.role is not None) + (standing.org is not None), -int(standing.private)


def of(text: str, name: Name) -> Standing:
    """The standing that the words directly before the name give."""
    if not name.role:
        return Standing(private=not tables.title_behind().match(text, name.end))
    role = name.role.strip("、,， 　")
    start = text.rfind(name.role, 0, name.start)
    return Standing(role, _organisation(text, start, role), role.endswith(tables.private()))


def _organisation(text: str, at: int, role: str) -> str | None:
    """The organisation named before the role, the body that the role itself names included."""
    head = _BEFORE.search(text, max(at - 40, 0), at)
    body = _PARTY.match(role)
    before = head.group() if head else ""
    if body:
        before = organisations.without_lead(before) + body.group()
        return before if len(before) > len(body.group()) else None
    found = organisations.find(before)
    return before[found[-1][0] : found[-1][1]] if found and found[-1][1] == len(before) else None
