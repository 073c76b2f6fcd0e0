"""The licences of everything that the program carries, in full: as they were packed, else as they are installed here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from importlib import metadata

from core import paths

_LINE = "\n\n" + "=" * 80 + "\n\n"
_CARRIED = (
    ("Noto Sans SC: OFL-1.1", "fonts/OFL.txt"),
    ("Lucide: ISC", "icons/LICENSE-lucide.txt"),
    ("Gazetteer: CC-BY-4.0 AND MIT AND WTFPL", "gazetteer/README.md"),
)


def third_party() -> str:
    """`THIRD_PARTY.txt` of a packed program; in a checkout the same from the installed distributions."""
    packed = paths.root() / "THIRD_PARTY.txt"
    if packed.is_file():
        return packed.read_text("utf-8")
    return _LINE.join([*_distributions(), *_data()])


def _distributions() -> Iterator[str]:
    """Each distribution that the program asks for and that is here, with its licence texts."""
    for wanted in metadata.requires("xiangjian") or ():
        if "extra ==" in wanted:
            continue
        with suppress(metadata.PackageNotFoundError):
            found = metadata.distribution(re.split(r"[^\w.-]", wanted, maxsplit=1)[0])
            said = found.metadata.get("License-Expression") or found.metadata.get("License") or ""
            yield "\n\n".join([f"{found.name} {found.version}: {said.partition(chr(10))[0]}", *_texts(found)])


def _texts(found: metadata.Distribution) -> Iterator[str]:
    for file in found.files or ():
        path = found.locate_file(file)
        if re.match(r"LICEN|COPYING|NOTICE", file.name, re.IGNORECASE) and path.is_file():  # type: ignore[union-attr]
            yield path.read_text("utf-8", "replace")  # type: ignore[call-arg]


def _data() -> Iterator[str]:
    for name, file in _CARRIED:
        path = paths.resources() / file
        yield f"{name}\n\n{path.read_text('utf-8') if path.is_file() else ''}"
