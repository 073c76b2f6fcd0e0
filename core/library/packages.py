"""Review packages (`*.xjreview`): decisions handed over on a stick, whole or refused.

A zip of `manifest.json` (what is in it, with its hash), `decisions.jsonl` (one row of the log a line) and, if wished, the
documents' original files. With a password the whole of it is locked (`core.library.sealing`).
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from core.errors import XiangjianError
from core.library import sealing
from core.library.decisions import from_row, to_row
from core.model import Decision

FORMAT = 1
_KIND = "xiangjian review"
_LARGEST = 512 << 20


class BadPackage(XiangjianError):
    """A package that is damaged, foreign or from a newer program; `str()` says which."""


class NeedsPassword(BadPackage):
    """A package that is locked, and no password or a wrong one was given."""


@dataclass(frozen=True, slots=True)
class Package:
    """What a package holds. `files` are original bytes by name."""

    reviewers: tuple[str, ...]
    made: str
    decisions: tuple[Decision, ...]
    files: tuple[tuple[str, bytes], ...] = ()


def write(
    path: Path, log: Sequence[Decision], files: Mapping[str, bytes] | None = None, password: str = ""
) -> None:
    """Write a package beside its goal and move it there when it is whole. Raises OSError."""
    data = _packed(log, files or {})
    unfinished = path.with_name(f"{path.name}.part")
    try:
        unfinished.write_bytes(sealing.seal(data, password) if password else data)
        os.replace(unfinished, path)
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def _packed(log: Sequence[Decision], files: Mapping[str, bytes]) -> bytes:
    lines = "".join(json.dumps(to_row(one), ensure_ascii=False) + "\n" for one in log).encode()
    parts = {"decisions.jsonl": lines, **{f"files/{name}": data for name, data in files.items()}}
    manifest = {
        "kind": _KIND, "format": FORMAT, "made": datetime.now().isoformat(" ", "seconds"),
        "reviewers": sorted({one.reviewer for one in log}), "count": len(log),
        "sha256": {name: hashlib.sha256(data).hexdigest() for name, data in parts.items()},
    }  # fmt: skip
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("manifest.json", json.dumps(manifest, ensure_ascii=False, indent=1))
        for name, data in parts.items():
            package.writestr(name, data)
    return packed.getvalue()


def read(path: Path, password: str = "") -> Package:
    """A package, every part of it checked against its hash. Raises BadPackage, NeedsPassword if that is what it wants."""
    try:
        if path.stat().st_size > _LARGEST:
            raise BadPackage(f"{path.name}:审核包太大,不予打开。")
        data = path.read_bytes()
        with zipfile.ZipFile(io.BytesIO(_opened(path.name, data, password))) as package:
            return _read(path.name, package)
    except (OSError, zipfile.BadZipFile, KeyError, ValueError, TypeError, NotImplementedError) as error:
        raise BadPackage(f"{path.name}:不是审核包,或已经损坏({type(error).__name__})。") from error


def _opened(name: str, data: bytes, password: str) -> bytes:
    if not sealing.sealed(data):
        return data
    if not password:
        raise NeedsPassword(f"{name}:审核包有密码,请输入密码。")
    try:
        return sealing.unseal(data, password)
    except sealing.WrongPassword:
        raise NeedsPassword(f"{name}:密码不对。") from None
    except sealing.Damaged:
        raise BadPackage(f"{name}:内容与校验值不符,可能已损坏。") from None


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
