"""Places and mentions of them."""

from __future__ import annotations

from dataclasses import dataclass

from core.model.text import Span

LEVELS = ("province", "city", "county", "township", "village")


@dataclass(frozen=True, slots=True)
class Place:
    """A unit by its full official names, from province down; `code` is its statistical code (2, 4, 6, 9 or 12 digits).

    A level that is skipped or unknown is None (the city of a 直辖市 or 省直辖县 too). `code` None: known only from the text.
    `former` is the name as the text has it when the unit was since renamed, merged or raised.
    """

    province: str | None = None
    city: str | None = None
    county: str | None = None
    township: str | None = None
    village: str | None = None
    code: int | None = None
    former: str | None = None

    @property
    def names(self) -> tuple[str | None, ...]:
        return (self.province, self.city, self.county, self.township, self.village)

    @property
    def path(self) -> tuple[str | None, ...]:
        """Names down to the deepest known level; None for an unknown level between known ones."""
        names = self.names
        depth = len(names)
        while depth and not names[depth - 1]:
            depth -= 1
        return names[:depth]

    @property
    def level(self) -> int:
        """0 nowhere, 1 province … 5 village."""
        return len(self.path)

    @property
    def key(self) -> str:
        """The place as a query names it: known names joined by `/`, e.g. `山西省/晋城市/泽州县`."""
        return "/".join(name for name in self.names if name)

    def within(self, other: Place) -> bool:
        """True if `other` is this place or one above it."""
        return (
            (other.province is None or other.province == self.province)
            and (other.city is None or other.city == self.city)
            and (other.county is None or other.county == self.county)
            and (other.township is None or other.township == self.township)
            and (other.village is None or other.village == self.village)
        )


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place named in the text. `place` None: open, with `candidates`. `within`: only part of an organisation's,
    programme's or market's name, so not where the case is."""

    span: Span
    text: str
    place: Place | None
    candidates: tuple[Place, ...] = ()
    within: str = ""


@dataclass(frozen=True, slots=True)
class PrimaryPlace:
    """Where the case is, with the grounds for it: `evidence` is one or more of title, lead, body, source.

    A round-up has `others`, the places that share it; `place` is what they lie in, of level 0 across provinces.
    """

    place: Place
    evidence: tuple[str, ...]
    spans: tuple[Span, ...] = ()
    others: tuple[Place, ...] = ()

    @property
    def places(self) -> tuple[Place, ...]:
        """Every place that the case counts at."""
        return tuple(place for place in (self.place, *self.others) if place.level)
