"""Reads a packed program's own libraries: what they expect from the system, and from which glibc on.

needs.py PROGRAM [HIGHEST_GLIBC]: fails if a library is neither carried nor in the table, if a plug-in is missing that people
would miss, or if more than HIGHEST_GLIBC is asked for. The last line is the glibc that is asked for.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

# What the system has to bring, by the Debian package that has it. All of these are in every desktop of UOS, Kylin, Debian
# and Ubuntu; those in LOOSE only serve one plug-in: without them that plug-in stays away and the program runs.
EXPECTED = {
    "libc6": r"lib(c|m|dl|rt|pthread|util|resolv)\.so\.\d+|ld-linux.*",
    "libgl1": r"libGL\.so\.1",
    "libegl1": r"libEGL\.so\.1",
    "libdbus-1-3": r"libdbus-1\.so\.3",
    "libglib2.0-0": r"lib(glib|gthread|gobject|gio)-2\.0\.so\.0",
    "libxcb1": r"libxcb\.so\.1",
}
LOOSE = {
    "libcups2": r"libcups\.so\.2",
    "libwayland-client0": r"libwayland-client\.so\.0",
    "libwayland-cursor0": r"libwayland-cursor\.so\.0",
}
CARRIED = (
    "platforms/libqxcb.so", "platforms/libqoffscreen.so", "platforminputcontexts/libibusplatforminputcontextplugin.so",
    "printsupport/libcupsprintersupport.so", "imageformats/libqsvg.so", "iconengines/libqsvgicon.so",
    "platformthemes/libqxdgdesktopportal.so",
)  # fmt: skip


def main(program: Path, highest: str) -> int:
    files = [
        path for path in program.rglob("*") if path.is_file() and not path.is_symlink() and _is_elf(path)
    ]
    carried = {path.name for path in program.rglob("*")}
    wanted = _objdump("-p", files, r"NEEDED +(\S+)") - carried
    strange = sorted(name for name in wanted if not _package(name))
    without = [name for name in CARRIED if not list(program.rglob(f"plugins/{name}"))]
    for name in sorted(wanted - set(strange)):
        print(f"from the system: {name} ({_package(name)})")
    glibc = max(_objdump("-T", files, r"GLIBC_(\d[\d.]*)"), key=_numbers)
    problems = [f"neither carried nor expected from the system: {name}" for name in strange]
    problems += [f"plug-in is missing: {name}" for name in without]
    if _numbers(glibc) > _numbers(highest):
        problems.append(f"GLIBC_{glibc} is asked for, more than {highest}")
    print(*problems, sep="\n", end="\n" if problems else "", file=sys.stderr)
    print(glibc)
    return 1 if problems else 0


def _package(library: str) -> str:
    return next((name for name, form in {**EXPECTED, **LOOSE}.items() if re.fullmatch(form, library)), "")


def _is_elf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def _objdump(option: str, files: Iterable[Path], form: str) -> set[str]:
    said = subprocess.run(["objdump", option, *files], capture_output=True, text=True).stdout
    return set(re.findall(form, said))


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "99"))
