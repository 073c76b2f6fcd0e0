"""By-lines: who wrote, printed, edited and dated an article."""

from core.parse.bylines.grammar import read
from core.parse.bylines.words import (
    ends,
    is_generic,
    is_house,
    is_name,
    is_own,
    is_paper,
    is_place,
    is_press,
    labels_something,
    opens,
    press_name,
)

__all__ = [
    "ends",
    "is_generic",
    "is_house",
    "is_name",
    "is_own",
    "is_paper",
    "is_place",
    "is_press",
    "labels_something",
    "opens",
    "press_name",
    "read",
]
