"""Place names and their tree: the read-only gazetteer file, and look-ups in it."""

from core.gazetteer.store import Gazetteer
from core.gazetteer.units import Unit, Village
from core.gazetteer.villages import Villages

__all__ = ["Gazetteer", "Unit", "Village", "Villages"]
