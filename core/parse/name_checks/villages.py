"""One village written two ways: 习礼村, and once 习里村."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.model import Case, Check
from core.parse.name_checks.likeness import sound_alike
from core.parse.places.words import simplified
from core.parse.projection import Projection

_MOST = 20


def checks(case: Case, view: Projection) -> Iterator[Check]:
    """One check for each name that no gazetteer has, and that sounds like a village that the article names."""
    villages = {
        m.place.village: m.span for m in reversed(case.places)
        if m.place is not None and m.place.village and m.place.village[-1] in "村寨屯"
    }  # fmt: skip
    for name, there in list(villages.items())[:_MOST]:
        for at, character in enumerate(name[:-1]):
            misspelt = re.compile(f"{name[:at]}([\u4e00-\u9fff]){name[at + 1 :]}")
            for found in misspelt.finditer(view.text):
                other = found.group()
                if other in villages or simplified(other) == simplified(name):
                    continue
                if sound_alike(found[1], character):
                    note = f"“{name}”与“{other}”音近而只差一字,疑为同一村的两种写法"
                    yield Check(view.span(*found.span()), "name", False, note, there)
