"""Checks on places: passages about somewhere else, townships and villages that are not where the text puts them."""

from __future__ import annotations

from core.gazetteer import Gazetteer
from core.model import Case, Check
from core.parse.place_checks.claims import claims
from core.parse.place_checks.counts import counts
from core.parse.place_checks.listed import listed
from core.parse.place_checks.passages import passages
from core.parse.place_checks.strangers import carried, moved, strangers
from core.parse.place_checks.townships import townships
from core.parse.places import words
from core.parse.projection import Projection


def checks(case: Case, view: Projection, gazetteer: Gazetteer) -> tuple[Check, ...]:
    """What is odd about the case's places, and the township–county pairs that agree, in the order of the text."""
    text = words.simplified(view.text)
    found = [*passages(case, view), *townships(case, gazetteer), *counts(case, view, gazetteer)]
    found += [*strangers(case, view, text, gazetteer), *moved(case, gazetteer), *carried(case)]
    doubted = [check.span for check in found if not check.holds]
    more = [*claims(case, view, text, gazetteer), *listed(case, view, text, gazetteer)]
    found += [c for c in more if not any(c.span.overlaps(d) for d in doubted)]
    return tuple(sorted(found, key=lambda check: check.span))
