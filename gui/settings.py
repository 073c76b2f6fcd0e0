"""What is kept between two starts: a small INI file in the user's data folder."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSettings

from core import paths
from core.model import Filter, Query

_RECENT = 8


class Settings:
    """Typed access to the file; whatever cannot be read is its default."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = QSettings(str(file or paths.data() / "settings.ini"), QSettings.Format.IniFormat)

    def sync(self) -> None:
        self._file.sync()

    # --- the look ---

    @property
    def theme(self) -> str:
        value = str(self._file.value("look/theme", "system"))
        return value if value in ("system", "light", "dark") else "system"

    @theme.setter
    def theme(self, value: str) -> None:
        self._file.setValue("look/theme", value)

    @property
    def font_size(self) -> int:
        return min(max(_number(self._file.value("look/font_size"), 13), 11), 22)

    @font_size.setter
    def font_size(self, value: int) -> None:
        self._file.setValue("look/font_size", value)

    @property
    def marks(self) -> str:
        """Which colours light figures, programmes, places: `standard`, `safe` or `lines`."""
        value = str(self._file.value("look/marks", "standard"))
        return value if value in ("standard", "safe", "lines") else "standard"

    @marks.setter
    def marks(self, value: str) -> None:
        self._file.setValue("look/marks", value)

    @property
    def dense(self) -> bool:
        return str(self._file.value("look/dense", "false")) == "true"

    @dense.setter
    def dense(self, value: bool) -> None:
        self._file.setValue("look/dense", "true" if value else "false")

    @property
    def masked(self) -> bool:
        """Private persons' names and numbers are covered."""
        return str(self._file.value("look/masked", "false")) == "true"

    @masked.setter
    def masked(self, value: bool) -> None:
        self._file.setValue("look/masked", "true" if value else "false")

    @property
    def reviewer(self) -> str:
        """Who decides here; "": the name that the computer knows."""
        return str(self.kept("reviewer") or "").strip()

    @reviewer.setter
    def reviewer(self, value: str) -> None:
        self.keep("reviewer", value.strip())

    # --- libraries ---

    @property
    def libraries(self) -> Path:
        """Where new libraries are put."""
        value = self._file.value("library/folder")
        return Path(str(value)) if value else paths.libraries()

    @libraries.setter
    def libraries(self, folder: Path) -> None:
        self._file.setValue("library/folder", str(folder))

    @property
    def library(self) -> Path | None:
        value = self._file.value("library/last")
        return Path(str(value)) if value else None

    @property
    def recent(self) -> tuple[Path, ...]:
        return tuple(Path(p) for p in _list(self._file.value("library/recent")))

    def opened(self, library: Path) -> None:
        others = [p for p in self.recent if p != library]
        self._file.setValue("library/last", str(library))
        self._file.setValue("library/recent", json.dumps([str(p) for p in (library, *others)][:_RECENT]))

    # --- where one was ---

    @property
    def query(self) -> Query:
        return _query(self._file.value("window/query"))

    @query.setter
    def query(self, query: Query) -> None:
        self._file.setValue("window/query", _text(query))

    def take_saved_queries(self) -> tuple[tuple[str, Query], ...]:
        """The queries that a version before kept here: they belong into a library, and are here no longer."""
        saved = tuple((str(name), _query(text)) for name, text in _list(self._file.value("queries/saved")))
        self._file.remove("queries/saved")
        return saved

    @property
    def searches(self) -> tuple[str, ...]:
        return tuple(str(s) for s in _list(self._file.value("queries/recent")))

    @searches.setter
    def searches(self, texts: tuple[str, ...]) -> None:
        self._file.setValue("queries/recent", json.dumps(texts, ensure_ascii=False))

    def keep(self, name: str, value: Any) -> None:
        """A piece of window state by name: bytes of Qt's own, a number, a list of texts."""
        self._file.setValue(f"window/{name}", value)

    def kept(self, name: str) -> Any:
        return self._file.value(f"window/{name}")

    def keep_texts(self, name: str, texts: Iterable[str]) -> None:
        self.keep(name, json.dumps(list(texts), ensure_ascii=False))

    def kept_texts(self, name: str) -> tuple[str, ...]:
        return tuple(str(text) for text in _list(self.kept(name)))

    def kept_number(self, name: str, default: int = 0) -> int:
        return _number(self.kept(name), default)


def _number(value: object, default: int) -> int:
    try:
        return int(str(value))
    except ValueError:
        return default


def _list(value: object) -> list[Any]:
    try:
        found = json.loads(str(value)) if value else []
    except ValueError:
        return []
    return found if isinstance(found, list) else []


def _text(query: Query) -> str:
    filters = [[f.field, f.value, f.exclude] for f in query.filters]
    return json.dumps({"text": query.text, "filters": filters, "order": query.order}, ensure_ascii=False)


def _query(value: object) -> Query:
    try:
        raw = json.loads(str(value)) if value else {}
        filters = tuple(Filter(field, str(v), bool(x)) for field, v, x in raw.get("filters", ()))
        return Query(str(raw.get("text", "")), filters, raw.get("order", "newest"))
    except (ValueError, AttributeError, TypeError):
        return Query()
