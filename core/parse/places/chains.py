"""Names that stand side by side read as one path: 南阳市镇平县老庄镇, 山西阳泉郊区."""

from __future__ import annotations

from dataclasses import dataclass

from core.gazetteer import Gazetteer, Unit
from core.parse.places import words
from core.parse.places.scan import FULL, SHORT, TOWN, Token

_Tokens = dict[int, list[Token]]
_PARTS = frozenset("·•・ \u3000")
_REMEMBERED = 2005
"""Short names of units that went before are other words by now (鄂西)."""


@dataclass(frozen=True, slots=True, eq=False)
class Chain:
    """One or more names from high to low; `units` are the readings of the last that agree with all before it.

    No two of a text stand at one place, so each is equal to itself alone.
    """

    tokens: tuple[Token, ...]
    units: tuple[Unit, ...]

    @property
    def start(self) -> int:
        return self.tokens[0].start

    @property
    def end(self) -> int:
        return self.tokens[-1].end

    @property
    def form(self) -> str:
        return self.tokens[0].form

    @property
    def backed(self) -> bool:
        """Two names that agree back each other."""
        return len(self.tokens) > 1


@dataclass(frozen=True, slots=True)
class Lines:
    """How units stand to each other today."""

    gazetteer: Gazetteer

    def of(self, unit: Unit) -> tuple[int, ...]:
        """Ids from province down to the unit itself; a former one stands at its successor."""
        return self.gazetteer.lineage(unit)

    def now(self, unit: Unit) -> int:
        """The id of the unit as it is today."""
        return self.gazetteer.lineage(unit)[-1]

    def below(self, unit: Unit, above: Unit) -> bool:
        """True if `unit` lies in `above`, or is the same under another name (第三师图木舒克市)."""
        if unit.id == above.id:
            return True
        return unit.level > above.level and self.now(above) in self.of(unit)


def chains(tokens: list[Token], lines: Lines, text: str) -> list[Chain]:
    """Chains from left to right that do not overlap; at each place the reading that runs furthest down wins."""
    starts: dict[int, list[Token]] = {}
    # 湖南·花垣: a name may also follow behind a mark.
    after: dict[int, list[Token]] = {}
    for token in tokens:
        starts.setdefault(token.start, []).append(token)
        after.setdefault(token.start, []).append(token)
        if token.start and text[token.start - 1] in _PARTS:
            after.setdefault(token.start - 1, []).append(token)
    found: list[Chain] = []
    reached = 0
    for start in sorted(starts):
        if start < reached:
            continue
        best = _best(start, starts, after, lines)
        if best is None:
            continue
        better = _behind_particle(best, starts, after, lines, text)
        better = better or _overlapping_better(best, starts, after, lines)
        if better is not None:
            best = better
        found.append(best)
        reached = best.end
    return found


def _overlapping_better(chain: Chain, starts: _Tokens, after: _Tokens, lines: Lines) -> Chain | None:
    """A full name or a backed chain that begins inside a lone short name or a lone township name.

    西区 in 江西区域 is no such name: words that mean any such thing need what they lie in before them.
    """
    if chain.backed or chain.form == FULL:
        return None
    for start in range(chain.start + 1, chain.end):
        other = _best(start, starts, after, lines) if start in starts else None
        if other and other.end > chain.end and (other.backed or _tells(other)):
            return other
    return None


def _behind_particle(chain: Chain, starts: _Tokens, after: _Tokens, lines: Lines, text: str) -> Chain | None:
    """还和安徽…合作: the short name behind 和, not 和安, unless the text has that in full (从江县)."""
    if (
        chain.backed
        or chain.form != SHORT
        or text[chain.start] not in words.characters("boundary", "particles")
    ):
        return None
    if chain.start + 1 not in starts or any(chain.tokens[0].name + end in text for end in "县市区"):
        return None
    other = _best(chain.start + 1, starts, after, lines)
    return other if other and other.end > chain.end and any(u.current for u in other.units) else None


def _tells(chain: Chain) -> bool:
    return chain.form == FULL and chain.tokens[0].name not in words.words("general_units", "words")


def _best(start: int, starts: _Tokens, after: _Tokens, lines: Lines) -> Chain | None:
    options = [
        chain
        for token in starts[start]
        if (units := lines.gazetteer.named(token.name))
        for chain in _grown(Chain((token,), _of_form(token, units)), after, lines)
        if chain.units
    ]
    return max(options, key=_rank) if len(options) > 1 else next(iter(options), None)


def _rank(chain: Chain) -> tuple[bool, int, bool, int]:
    return (chain.backed, chain.end - chain.start, chain.form != TOWN, len(chain.tokens))


def _of_form(token: Token, units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    if token.form == TOWN:
        return tuple(u for u in units if u.level == 4)
    upper = tuple(u for u in units if u.level < 4)
    current = tuple(u for u in upper if u.current)
    if token.form == SHORT:
        return current or tuple(u for u in upper if u.last >= _REMEMBERED)
    return upper


def _grown(chain: Chain, after: _Tokens, lines: Lines) -> list[Chain]:
    """The chain and all its continuations by names that directly follow and lie within it."""
    found = [chain]
    for token in after.get(chain.end, ()):
        units = _of_form(token, lines.gazetteer.named(token.name))
        if token.name in (told.name for told in chain.tokens):  # 市中区市中区: a name does not back itself
            units = tuple(u for u in units if u not in chain.units)
        fitting = tuple(u for u in units if any(lines.below(u, above) for above in chain.units))
        if token.form == SHORT:
            fitting = _highest(fitting, lines)
        if fitting and not (token.form == SHORT and fitting[0].level == 4):
            found += _grown(Chain((*chain.tokens, token), fitting), after, lines)
    return found


def _highest(units: tuple[Unit, ...], lines: Lines) -> tuple[Unit, ...]:
    """湖南长沙 is the city, not the county of the name in it."""
    return tuple(u for u in units if not any(o is not u and lines.now(o) in lines.of(u)[:-1] for o in units))
