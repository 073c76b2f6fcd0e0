"""The nouns of the program: frozen values over an untouched text.

Offsets count characters (Python `str`) of `Document.text`; `end` is exclusive. Whatever the program knows about a text
is a span over it together with the quoted words, so that each value can show its evidence.
"""

from core.model.case import Case, Kind
from core.model.decision import (
    Action,
    Boundary,
    Collected,
    Decision,
    Item,
    Judged,
    Judgement,
    Target,
    TargetKind,
)
from core.model.found import (
    Change,
    ChangeRole,
    Check,
    CheckKind,
    Figure,
    FigureTheme,
    Modifier,
    Organisation,
    Person,
    Programme,
    ProgrammeKind,
    Quantity,
    Section,
    Theme,
)
from core.model.place import LEVELS, Place, PlaceMention, PrimaryPlace
from core.model.place_tree import PlaceNode, PlaceTree
from core.model.question import (
    Answer,
    CaseRow,
    FacetValue,
    Filter,
    FilterField,
    Order,
    Query,
    Snippet,
    StoredCase,
)
from core.model.text import Document, Field, Mark, Paragraph, ParagraphKind, Span
from core.model.verdict import AlreadyThere, Failed, Imported, Verdict

__all__ = [
    "LEVELS",
    "Action",
    "AlreadyThere",
    "Answer",
    "Boundary",
    "Case",
    "CaseRow",
    "Change",
    "ChangeRole",
    "Check",
    "CheckKind",
    "Collected",
    "Decision",
    "Document",
    "FacetValue",
    "Failed",
    "Field",
    "Figure",
    "FigureTheme",
    "Filter",
    "FilterField",
    "Imported",
    "Item",
    "Judged",
    "Judgement",
    "Kind",
    "Mark",
    "Modifier",
    "Order",
    "Organisation",
    "Paragraph",
    "ParagraphKind",
    "Person",
    "Place",
    "PlaceMention",
    "PlaceNode",
    "PlaceTree",
    "PrimaryPlace",
    "Programme",
    "ProgrammeKind",
    "Quantity",
    "Query",
    "Section",
    "Snippet",
    "Span",
    "StoredCase",
    "Target",
    "TargetKind",
    "Theme",
    "Verdict",
]
