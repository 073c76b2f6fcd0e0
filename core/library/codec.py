"""Frozen values of `core.model` to compact bytes and back; unknown fields are dropped, missing ones take their defaults."""

from __future__ import annotations

import json
import types
import zlib
from collections.abc import Callable, Hashable
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from core.model import Span

T = TypeVar("T")
Convert = Callable[[Any], Any]
_SCALARS = frozenset({str, int, float, bool, type(None)})


def pack(value: Any) -> bytes:
    """A dataclass, or a tuple of them, as bytes; a span is `[start, end]`, fields at their default are left out."""
    return zlib.compress(_encode(value).encode(), 3)


def unpack(kind: type[T], data: bytes) -> T:
    """The value of type `kind` that `pack` made bytes of."""
    return read(kind, json.loads(zlib.decompress(data)))


def unpack_all(kind: type[T], data: bytes) -> tuple[T, ...]:
    """The values of type `kind` that `pack` made bytes of."""
    read = reader(kind)
    return tuple(read(item) for item in json.loads(zlib.decompress(data)))


def plain(value: Any) -> Any:
    """A dataclass as values that JSON knows."""
    kind = type(value)
    if kind in _SCALARS:
        return value
    if kind is Span:
        return (value.start, value.end)
    if kind is tuple:
        return [plain(item) for item in value]
    if is_dataclass(kind):
        return {name: plain(item) for name, item in _parts(value).items()}
    return value


def _parts(value: Any) -> Any:
    """What a value is made of: a span's ends, a dataclass's fields that are not at their default."""
    kind = type(value)
    if kind is Span:
        return (value.start, value.end)
    needed, others = _shape(cast(Hashable, kind))
    parts = {name: getattr(value, name) for name in needed}
    for name, default in others:
        item = getattr(value, name)
        if item is not default and (default is None or item != default):
            parts[name] = item
    return parts


_encode = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), check_circular=False, default=_parts
).encode


def read(kind: type[T], value: Any) -> T:
    """The value of type `kind` that `plain` made plain; dictionaries in `value` are used up."""
    made: T = reader(kind)(value)
    return made


def reader(kind: type[T]) -> Callable[[Any], T]:
    """`read` for one type, to be kept by who reads many."""
    return _reader(cast(Hashable, kind))


@cache
def _shape(kind: type) -> tuple[tuple[str, ...], tuple[tuple[str, Any], ...]]:
    """The fields that must be given, and the others with their defaults."""
    known = fields(kind)
    return (
        tuple(f.name for f in known if f.default is MISSING),
        tuple((f.name, f.default) for f in known if f.default is not MISSING),
    )


@cache
def _reader(kind: Hashable) -> Convert:
    if kind is Span:
        return lambda pair: Span(*pair)
    if isinstance(kind, type) and is_dataclass(kind):
        return _dataclass_reader(kind)
    origin = get_origin(kind)
    if origin is tuple:
        return _tuple_reader(get_args(kind)[0])
    if origin in (Union, types.UnionType):
        return _optional_reader(_present(kind))
    if origin is Literal or kind in (str, int, float, bool):
        return _as_it_is
    raise TypeError(f"no reader for {kind}")


def _dataclass_reader(kind: type) -> Convert:
    hints = get_type_hints(kind)
    known = {f.name for f in fields(kind)}
    needed = {f.name for f in fields(kind) if f.default is MISSING}
    inner = [
        (f.name, one) for f in fields(kind) if (one := _reader(_present(hints[f.name]))) is not _as_it_is
    ]

    def read(plain: dict[str, Any]) -> Any:
        # Values of a text that was just read are nobody else's: no copy is made of each.
        for name, convert in inner:
            value = plain.get(name)
            if value is not None:
                plain[name] = convert(value)
        try:
            return kind(**plain)
        except TypeError:  # rare: looked into only now
            if not needed <= plain.keys():
                raise ValueError(f"{kind.__name__} without {needed - plain.keys()}") from None
            return kind(**{name: value for name, value in plain.items() if name in known})

    return read


def _present(kind: Any) -> Any:
    """The type of what is there, where it may also be None."""
    if get_origin(kind) in (Union, types.UnionType):
        return next(part for part in get_args(kind) if part is not type(None))
    return kind


def _as_it_is(value: Any) -> Any:
    return value


def _tuple_reader(kind: Any) -> Convert:
    read = _reader(kind)
    return lambda items: tuple([read(item) for item in items])


def _optional_reader(kind: Any) -> Convert:
    read = _reader(kind)
    if read is _as_it_is:
        return read
    return lambda value: None if value is None else read(value)
