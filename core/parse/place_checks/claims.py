"""Places named in one breath that do not belong together: 福安市下党乡, 湖北省通道县, 城南庄镇骆驼湾村."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.gazetteer import Gazetteer, Unit
from core.model import Case, Check, Place, PlaceMention, Span
from core.parse.place_checks.townships import unit_of, villages_of
from core.parse.projection import Projection

_TOWNSHIP = re.compile(
    r"[\u4e00-\u9fff]{1,8}?(?:苏木镇|苏木|街道|镇|乡)(?:镇|乡)?(?![\u4e00-\u9fff]{0,2}[一二三四五六七八九十百\d]个)"
)
_FULL = ("省", "自治区", "市", "州", "盟", "地区", "县", "区", "旗")
_FEW = 6


def claims(case: Case, view: Projection, text: str, gazetteer: Gazetteer) -> list[Check]:
    """One check for each pair of places that touch in `text` (simplified) though one does not hold the other."""
    found: dict[str, Check] = {}
    previous: tuple[Span, Place] | None = None
    for mention in case.places:
        at = view.reading(mention.span)
        if at is None or mention.place is None:
            continue
        for check in (
            *_township(mention, at, text, view, gazetteer),
            *_county(previous, mention.place, at, text, view, gazetteer),
            *_village(mention, gazetteer),
        ):
            found.setdefault(check.note, check)
        previous = at, mention.place
    return list(found.values())


def _township(
    mention: PlaceMention, at: Span, text: str, view: Projection, gazetteer: Gazetteer
) -> Iterator[Check]:
    """A township right behind a county that neither has nor had it, while one other county of the province does."""
    place = mention.place
    if place is None or place.county is None or place.former:
        return
    if place.township and text[at.end : at.end + 1] not in ("镇", "乡"):
        return  # read as a township; `townships` has looked at it
    county = unit_of(place, gazetteer)
    start = _behind(place.county, text, at)
    told = _TOWNSHIP.match(text, start) if county and start else None
    if told is None or county is None:
        return
    own = gazetteer.townships(county.id)
    name = told.group()
    known = any(name == n or n.startswith(name[:-1]) for n in own) or any(
        u.short == _short(name) for u in own.values()
    )
    owner = None if known else _owner(name, place, gazetteer)
    if owner:
        span = view.span(at.start, max(told.end(), at.end))
        yield Check(span, "place", False, f"{name}属{owner.county}，不属{place.county}。")


def _behind(county: str, text: str, at: Span) -> int:
    """Where the words behind the county's name begin, 0 if it is not named in full."""
    for name in (county, *re.findall(r"^.{2}(?=.{3,})", county)):
        for form in (name, name + county[-1]):
            end = text.find(form, at.start, at.end)
            if end >= 0 and form.endswith(("县", "市", "区", "旗")):
                return end + len(form)
    return 0


def _short(name: str) -> str:
    return re.sub("(?:苏木镇|苏木|街道|镇|乡)$", "", name)


def _owner(name: str, place: Place, gazetteer: Gazetteer) -> Place | None:
    """The county that has the township: of the same city, or the only one of the province."""
    units = [u for u in gazetteer.named(name) if u.level == 4]
    homes = [h for u in units if (h := gazetteer.place(u)).county and h.names[:1] == place.names[:1]]
    near = [h for h in homes if h.names[:2] == place.names[:2]]
    if any(h.county == place.county for h in homes):
        return None
    found = near if len(near) == 1 else homes if len(homes) == 1 and len(units) <= _FEW else []
    return found[0] if found else None


def _county(
    previous: tuple[Span, Place] | None,
    lower: Place,
    at: Span,
    text: str,
    view: Projection,
    gazetteer: Gazetteer,
) -> Iterator[Check]:
    """湖北省通道县, 张家口市围场县: a county right behind a province or city that never held one of its name."""
    if previous is None or previous[0].end != at.start:
        return
    before, upper = previous
    if upper.level > 2 or lower.county is None or lower.within(upper):
        return
    if not text[: before.end].endswith(_FULL) or any(
        _held(u, upper, gazetteer) for u in gazetteer.named(lower.county)
    ):
        return
    home = lower.province if upper.level == 1 else lower.city
    yield Check(
        view.span(before.start, at.end), "place", False, f"{lower.county}属{home}，不属{upper.path[-1]}。"
    )


def _held(unit: Unit, upper: Place, gazetteer: Gazetteer) -> bool:
    return gazetteer.place(unit).within(upper)


def _village(mention: PlaceMention, gazetteer: Gazetteer) -> Iterator[Check]:
    """A village of a telling name under one township of its county, while the county has it under another."""
    place = mention.place
    if place is None or not (place.village and place.township and place.county) or place.former:
        return
    if place.township not in mention.text or len(place.village) < 4:
        return
    county = unit_of(place, gazetteer)
    known = villages_of(place.village, county, gazetteer) if county else ()
    homes = {gazetteer.unit(v.township) for v in known}
    # An invented village bears a common name; a rare one is that one.
    rare = len(gazetteer.namesakes(re.sub("村$", "", place.village))) <= 2
    if (
        county
        and rare
        and len(homes) == 1
        and len(known) == 1
        and known[0].code
        and place.township in gazetteer.townships(county.id)
    ):
        home = next(iter(homes))
        if home.name != place.township and gazetteer.townships(county.id)[place.township].id != home.id:
            yield Check(mention.span, "place", False, f"{place.village}在{home.name}，不在{place.township}。")
