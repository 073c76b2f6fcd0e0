"""One text with name, version and licence of everything that a packed program carries."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

RESOURCES = Path(__file__).resolve().parent.parent
TEXTS = RESOURCES / "packaging/licences"
LINE = "\n\n" + "=" * 100 + "\n\n"

# Carried as data rather than as a library: name, licence, the file beside it that says more.
CARRIED = (
    ("Noto Sans SC", "OFL-1.1", "fonts/OFL.txt"),
    ("Lucide icons", "ISC", "icons/LICENSE-lucide.txt"),
    ("Gazetteer", "CC-BY-4.0 AND MIT AND WTFPL", "gazetteer/README.md"),
    ("fcitx-qt5", "BSD-3-Clause", "packaging/licences/fcitx-qt5.txt"),
    ("CRFsuite", "BSD-3-Clause AND MIT", "packaging/licences/crfsuite.txt"),
    ("OpenCC's table of traditional characters", "Apache-2.0", None),
)


def of_program(entries: Iterable[tuple[str, str, str]]) -> str:
    """`entries` as PyInstaller lists modules and libraries: name inside the program, where it came from, kind."""
    listed = list(entries)
    return LINE.join([*_python(listed), *_qt(), *_data(), *_system(listed)]) + "\n"


def _python(entries: list[tuple[str, str, str]]) -> list[str]:
    """Python, and each distribution by its own metadata."""
    by_module = metadata.packages_distributions()
    tops = {Path(name).parts[0].partition(".")[0] for name, *_ in entries}
    names = {name for top in tops for name in by_module.get(top, ())} - {"xiangjian"}
    found = [metadata.distribution(name) for name in sorted(names, key=str.lower)]
    return [f"Python {sys.version.split()[0]}: PSF-2.0\n\n{_text_of_python()}", *map(_distribution, found)]


def _text_of_python() -> str:
    beside = [Path(sys.base_prefix) / "LICENSE.txt", Path(sys.base_prefix) / "lib" / "LICENSE.txt"]
    beside += Path(sys.base_prefix).glob("lib/python3.*/LICENSE.txt")
    return next(
        (p.read_text("utf-8") for p in beside if p.is_file()), "https://docs.python.org/3/license.html"
    )


def _distribution(found: metadata.Distribution) -> str:
    about = found.metadata
    classifiers = about.get_all("Classifier", ())
    said = about.get("License-Expression") or next((c for c in classifiers if c.startswith("License")), "")
    said = (said or about.get("License") or "").split("\n")[0].removeprefix("License :: OSI Approved :: ")
    files = [f for f in found.files or () if _is_licence(Path(str(f)))]
    bodies = [f.locate().read_text("utf-8", "replace") for f in files if Path(f.locate()).is_file()]
    return "\n\n".join([f"{about['Name']} {found.version}: {said}", *bodies])


def _is_licence(path: Path) -> bool:
    inside = any(part.lower().endswith("licenses") for part in path.parts[:-1])
    return inside or path.name.upper().startswith(("LICEN", "COPYING", "NOTICE"))


def _qt() -> list[str]:
    """Qt's libraries stand apart, to be exchanged by whoever wishes, as the LGPL asks; its texts are part of this file."""
    parts = (TEXTS / "qt-parts.txt").read_text("utf-8")
    return [parts, *((TEXTS / f"{name}.txt").read_text("utf-8") for name in ("LGPL-3", "GPL-3"))]


def _data() -> list[str]:
    return [
        f"{name}: {licence}\n\n{(RESOURCES / file).read_text('utf-8') if file else ''}".rstrip()
        for name, licence, file in CARRIED
    ]


def _system(entries: list[tuple[str, str, str]]) -> list[str]:
    """Libraries of the system that froze the program, by Debian's own record of each package; elsewhere there are none."""
    sources = sorted(
        {source for _, source, kind in entries if kind == "BINARY" and source.startswith(("/usr", "/lib"))}
    )
    if not sources or not Path("/usr/bin/dpkg-query").exists():
        return []
    real = sorted({str(Path(source).resolve()) for source in sources})
    # Older packages record /lib where a merged system says /usr/lib.
    asked = [*real, *(path.removeprefix("/usr") for path in real)]
    said = subprocess.run(["dpkg-query", "-S", *asked], capture_output=True, text=True).stdout
    by_record: dict[str, list[str]] = {}
    for name in sorted({line.partition(":")[0] for line in said.splitlines()}):
        by_record.setdefault(_record(name), []).append(f"{name} {_version(name)}")
    return [f"{', '.join(names)}: as Debian records it\n\n{text}" for text, names in by_record.items()]


def _version(name: str) -> str:
    query = ["dpkg-query", "-W", "-f", "${Version}\n", name]
    return subprocess.run(query, capture_output=True, text=True, check=True).stdout.split("\n")[0]


def _record(name: str) -> str:
    record = Path("/usr/share/doc") / name / "copyright"
    return record.read_text("utf-8", "replace") if record.is_file() else ""
