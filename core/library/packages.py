"""Review packages (`*.xjreview`): decisions handed over on a stick, whole or refused.

A zip of `manifest.json` (what is in it, with its hash), `decisions.jsonl` (one row of the log a line) and, if wished, the
documents' original files.
"""

from __future__ import annotations

import hashlib
import json
import os
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from core.errors import XiangjianError
from core.library.decisions import from_row, to_row
from core.model import Decision

FORMAT = 1
_KIND = "xiangjian review"
_LARGEST = 512 << 20


class BadPackage(XiangjianError):
    """A package that is damaged, foreign or from a newer program; `str()` says which."""


@dataclass(frozen=True, slots=True)
class Package:
    """What a package holds. `files` are original bytes by name."""

    reviewers: tuple[str, ...]
    made: str
    decisions: tuple[Decision, ...]
    files: tuple[tuple[str, bytes], ...] = ()


def write(path: Path, log: Sequence[Decision], files: Mapping[str, bytes] | None = None) -> None:
    """Write a package beside its goal and move it there when it is whole. Raises OSError."""
    lines = "".join(json.dumps(to_row(one), ensure_ascii=False) + "\n" for one in log).encode()
    parts = {"decisions.jsonl": lines, **{f"files/{name}": data for name, data in (files or {}).items()}}
    manifest = {
        "kind": _KIND, "format": FORMAT, "made": datetime.now().isoformat(" ", "seconds"),
        "reviewers": sorted({one.reviewer for one in log}), "count": len(log),
        "sha256": {name: hashlib.sha256(data).hexdigest() for name, data in parts.items()},
    }  # fmt: skip
    unfinished = path.with_name(f"{path.name}.part")
    with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("manifest.json", json.dumps(manifest, ensure_ascii=False, indent=1))
        for name, data in parts.items():
            package.writestr(name, data)
    os.replace(unfinished, path)


def read(path: Path) -> Package:
    """A package, every part of it checked against its hash. Raises BadPackage."""
    try:
        with zipfile.ZipFile(path) as package:
            return _read(path.name, package)
    except (OSError, zipfile.BadZipFile, KeyError, ValueError, TypeError, NotImplementedError) as error:
        raise BadPackage(f"{path.name}:不是审核包,或已经损坏({type(error).__name__})。") from error


def _read(name: str, package: zipfile.ZipFile) -> Package:
    if sum(part.file_size for part in package.infolist()) > _LARGEST:
        raise BadPackage(f"{name}:审核包太大,不予打开。")
    manifest: dict[str, Any] = json.loads(package.read("manifest.json"))
    if manifest["kind"] != _KIND:
        raise BadPackage(f"{name}:不是乡鉴的审核包。")
    if manifest["format"] > FORMAT:
        raise BadPackage(f"{name}:由更新版本的乡鉴导出,请升级程序。")
    parts = {part: package.read(part) for part in manifest["sha256"]}
    for part, data in parts.items():
        if hashlib.sha256(data).hexdigest() != manifest["sha256"][part]:
            raise BadPackage(f"{name}:内容与校验值不符,可能已损坏({part})。")
    log = tuple(_decisions(parts["decisions.jsonl"].decode().splitlines()))
    files = tuple(
        (part.removeprefix("files/"), data) for part, data in parts.items() if part.startswith("files/")
    )
    return Package(tuple(manifest["reviewers"]), manifest["made"], log, files)


def _decisions(lines: Iterable[str]) -> Iterable[Decision]:
    return (from_row(json.loads(line)) for line in lines)
