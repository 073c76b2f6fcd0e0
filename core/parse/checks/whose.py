"""Whose figure it is: the village, firm or school that was named last before it."""

from __future__ import annotations

from core.parse.checks.items import Item, Page
from core.parse.checks.scope import BACK, PLACES, Scope, before

_RICH = 1_000_000  # 元 that no household of these articles has


def of(page: Page, item: Item) -> Scope | None:
    """The last one named before `item` in its sentence, or else in its paragraph."""
    return _last(page, item, page.scopes.places) or _last(page, item, page.scopes.bodies)


def _last(page: Page, item: Item, scopes: tuple[Scope, ...]) -> Scope | None:
    start = page.folded.rfind("\n", 0, item.start) + 1
    found = next(before(scopes, item.start, start), None)
    return _named(scopes, found) if found else None


def _named(scopes: tuple[Scope, ...], this: Scope) -> Scope:
    """全村 and 该村 mean the village that was named last."""
    if this.name or this.level not in PLACES:
        return this
    earlier = before(scopes, this.start, max(this.start - BACK, 0))
    return next((s for s in earlier if s.level == this.level and s.name), this)


def same(page: Page, a: Item, b: Item) -> bool:
    """Whether nothing says that `b`, further on in the text, is about another place or body than `a`."""
    kinds = (page.scopes.places, page.scopes.bodies)
    return all(_one(_last(page, a, scopes), _turn(page, a, b, scopes)) for scopes in kinds)


def unturned(page: Page, a: Item, b: Item) -> bool:
    """Whether the paragraph of `b` turns to no other place, and its sentence to no other body, than `a` is of."""
    places, bodies = page.scopes.places, page.scopes.bodies
    spoken = next(before(bodies, b.start, page.sentences[b.sentence].start), None)
    return _one(_last(page, a, places), _last(page, b, places)) and _one(_last(page, a, bodies), spoken)


def _turn(page: Page, a: Item, b: Item, scopes: tuple[Scope, ...]) -> Scope | None:
    """What the text speaks of at `b`: named in its own sentence, or else since `a`."""
    own = next(before(scopes, b.start, page.sentences[b.sentence].start), None)
    return _named(scopes, own) if own else next(before(scopes, b.start, a.end), None)


def _one(a: Scope | None, b: Scope | None) -> bool:
    if b is None or (a and (a.name, a.level) == (b.name, b.level)):
        return True
    if a is None:
        return not b.name and b.level == "村"
    return a.level == b.level and not (a.name and b.name)


def theirs(page: Page, a: Item, b: Item) -> bool:
    """Whether two sums such as a household has are told of two people, each named in the paragraph before."""
    if a.kind != "元" or max(a.amount, b.amount) >= _RICH:
        return False
    owners = [
        [name for at, name in page.people if page.folded.rfind("\n", 0, i.start) < at < i.start]
        for i in (a, b)
    ]
    return all(owners) and owners[0][-1] not in owners[1]
