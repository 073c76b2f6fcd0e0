"""What somebody is and where: 攀枝花乡阿勐控村党总支书记高正荣 is 党总支书记 of 攀枝花乡阿勐控村党总支."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.parse.people import organisations, tables
from core.parse.people.names import Name

_BEFORE = re.compile(r"[\u4e00-\u9fffA-Za-z0-9()（）]{1,20}\Z")
_PARTY = re.compile(r"^(?:党总支|党支部|党委|党组|党工委|支部|总支|村委会|居委会)")


@dataclass(frozen=True, slots=True)
class Standing:
    """A person's role and organisation. `private`: nothing says that they hold an office or write for the press."""

    role: str | None = None
    org: str | None = None
    private: bool = True


NOBODY = Standing()
WRITER = Standing(private=False)


def fullness(standing: Standing) -> tuple[int, int]:
    return (standing.role is not None) + (standing.org is not None), -int(standing.private)


def of(text: str, name: Name, bodies: list[tuple[int, int]]) -> Standing:
    """The standing that the words directly before the name give; `bodies` are the organisations of the text."""
    if not name.role:
        return Standing(private=not tables.title_behind().match(text, name.end))
    role = name.role.strip("、,， 　")
    start = text.rfind(name.role, 0, name.start)
    return Standing(role, _organisation(text, start, role, bodies), role.endswith(tables.private()))


def _organisation(text: str, at: int, role: str, bodies: list[tuple[int, int]]) -> str | None:
    """The organisation named before the role, the body that the role itself names included."""
    for start, end in bodies:
        if end == at or start < at < end <= at + len(role):
            return _owner(text, start) + text[start:end]
    body = _PARTY.match(role)
    owner = _owner(text, at) if body else ""
    return owner + body.group() if body and owner else None


def _owner(text: str, at: int) -> str:
    """The words that end at `at` and say whose body it is."""
    head = _BEFORE.search(text, max(at - 20, 0), at)
    return organisations.without_lead(head.group()) if head else ""
