"""What somebody is and where: 攀枝花乡阿勐控村党总支书记高正荣 is 党总支书记 of 攀枝花乡阿勐控村党总支."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.parse.people import edges, tables
from core.parse.people.name import Name

_BEFORE = re.compile(r"[\u4e00-\u9fffA-Za-z0-9()（）]{1,20}\Z")
_BODY = re.compile(
    r"(团?(?:省|市|区|县|旗|州)|镇|乡|街道|村|社区|团|师|)(?:党委|党工委|党组|党总支|党支部|支部|委)$"
)
# 贵州省农业科学院派驻从江县加榜乡加车村第一书记: sent by whom.
_POSTED = re.compile(r"(?:选派|派|下派)?驻[\u4e00-\u9fff]{2,30}\Z")
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
    """The standing that the words directly around the name give; `bodies` are the organisations of the text."""
    if not name.role:
        return _titled(text, name)
    role = name.role.strip("、,， 　")
    start = text.rfind(name.role, 0, name.start)
    org = _organisation(text, start, role, bodies)
    return Standing(_full(role, org), org, role.endswith(tables.private()))


def _titled(text: str, name: Name) -> Standing:
    """习近平总书记: the title stands behind. 李大爷 and 李女士 say no office."""
    title = tables.title_behind().match(text, name.end)
    role = title.group() if title and title.group() in tables.roles("office") else None
    return Standing(role, private=title is None and name.text not in tables.roles("public"))


def _full(role: str, org: str | None) -> str:
    """The role with the body that it is held in: 区委书记 of 清河门区委, 乡党委书记 of 昂拉乡党委."""
    body = _BODY.search(org) if org else None
    if body and role.startswith(("书记", "副书记", "常委")):
        return body.group() + role
    if body and _PARTY.match(role):
        return body.group(1) + role
    return role


def _organisation(text: str, at: int, role: str, bodies: list[tuple[int, int]]) -> str | None:
    """The organisation named before the role, the body that the role itself names included."""
    for start, end in bodies:
        if end == at or start < at < end <= at + len(role):
            return _owner(text, start) + text[start:end]
    if posted := _POSTED.search(text, max(at - 40, 0), at):
        return next((text[a:b] for a, b in bodies if b == posted.start()), None)
    body = _PARTY.match(role)
    owner = _owner(text, at) if body else ""
    return owner + body.group() if body and owner else None


def _owner(text: str, at: int) -> str:
    """The words that end at `at` and say whose body it is."""
    head = _BEFORE.search(text, max(at - 20, 0), at)
    return edges.without_lead(head.group()) if head else ""
