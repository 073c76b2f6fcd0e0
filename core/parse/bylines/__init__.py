"""By-lines: who wrote, printed, edited and dated an article."""

from core.parse.bylines.grammar import read
from core.parse.bylines.words import is_house, is_name, is_place, is_press, opens

__all__ = ["is_house", "is_name", "is_place", "is_press", "opens", "read"]
