"""One plain, unambiguous byte form for everything sealed: path and value pairs, length-prefixed.

The chain hashes these bytes, so there is exactly one encoding of a value (JSON has many). A field
added later needs a default, and old payloads stay readable.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable
from datetime import date, datetime, time
from enum import Enum
from functools import lru_cache
from operator import itemgetter
from struct import Struct
from typing import Any, TypeVar, cast

_MAGIC = b"SPKT1"
_LENGTH = 4
_length_at = Struct(">I").unpack_from
_PLACES = 4096
"""Places whose reader is kept: a form has a few hundred; each thing lost adds a dozen."""

_Reader = Callable[[dict[str, str]], object]

T = TypeVar("T")
Pasangan = tuple[tuple[str, str], ...]


def encode(value: object) -> bytes:
    """Return the bytes of a frozen dataclass; raise `TypeError` for a type it cannot hold."""
    return encode_pairs(flatten(value))


def decode(kind: type[T], data: bytes) -> T:
    """Rebuild a dataclass of `kind`; raise `ValueError` if the bytes are not of this form."""
    try:
        return cast("T", _reader(cast("Any", kind), "")(dict(decode_pairs(data))))
    except KeyError as missing:
        msg = f"payload lacks {missing}"
        raise ValueError(msg) from missing


def flatten(value: object) -> Pasangan:
    """Return the value as (path, text) pairs in field order, as the history shows them."""
    pairs: list[tuple[str, str]] = []
    _walk("", value, pairs)
    return tuple(pairs)


def encode_pairs(pairs: Pasangan) -> bytes:
    """Join pairs into bytes that no two different pair lists share."""
    parts = [_MAGIC]
    for pair in pairs:
        for text in pair:
            raw = text.encode("utf-8")
            parts += [len(raw).to_bytes(_LENGTH, "big"), raw]
    return b"".join(parts)


def decode_pairs(data: bytes) -> Pasangan:
    """Split bytes back into pairs; raise `ValueError` on anything cut short or foreign."""
    if not data.startswith(_MAGIC):
        msg = "payload of an unknown form"
        raise ValueError(msg)
    texts = []
    at, size = len(_MAGIC), len(data)
    while at + _LENGTH <= size:
        start = at + _LENGTH
        at = start + _length_at(data, at)[0]
        texts.append(data[start:at].decode("utf-8"))
    # A length that points past the end, or is itself cut off, leaves `at` beside the last byte.
    if at != size or len(texts) % 2:
        msg = "payload cut short"
        raise ValueError(msg)
    return tuple(zip(texts[::2], texts[1::2], strict=True))


def _walk(path: str, value: object, pairs: list[tuple[str, str]]) -> None:
    """Append the pairs of one value."""
    if type(value) is str:
        pairs.append((path, value))
    elif dataclasses.is_dataclass(value):
        for name in _names(type(value)):
            _walk(f"{path}.{name}" if path else name, getattr(value, name), pairs)
    elif isinstance(value, tuple | frozenset):
        items = value if isinstance(value, tuple) else sorted(value)
        pairs.append((path + "#", str(len(items))))
        for index, item in enumerate(items):
            _walk(_join(path, str(index)), item, pairs)
    else:
        pairs.append((path, _text(value)))


def _text(value: object) -> str:
    """Return the single text form of a leaf."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, str | int):
        return str(value)
    msg = f"no text form for {type(value).__name__}"
    raise TypeError(msg)


@lru_cache(maxsize=_PLACES)
def _reader(kind: Any, path: str) -> _Reader:  # noqa: ANN401 - a type hint
    """Return what rebuilds the value of type `kind` that stands at `path`; made once a place."""
    origin = typing.get_origin(kind)
    if origin in {tuple, frozenset}:
        return _many_reader(kind, origin, path)
    if origin in {types.UnionType, typing.Union}:
        inner = next(arg for arg in typing.get_args(kind) if arg is not types.NoneType)
        return _optional_reader(_reader(inner, path), path)
    if dataclasses.is_dataclass(kind):
        return _record_reader(cast("type[Any]", kind), path)
    return _leaf_reader(kind, path)


def _optional_reader(inner: _Reader, path: str) -> _Reader:
    """Return the reader of a value that may be missing: no text."""
    return lambda pairs: None if pairs[path] == "" else inner(pairs)


def _record_reader(kind: type[Any], path: str) -> _Reader:
    """Return the reader of a dataclass; a field the payload does not know takes its default."""
    hints = _hints(kind)
    fields = tuple(
        (
            field.name,
            _join(path, field.name),
            _join(path, field.name) + "#",
            _join(path, field.name) + ".",
            f"{_join(path, field.name)}.{_first(hints[field.name])}",
            _reader(hints[field.name], _join(path, field.name)),
            field.default is dataclasses.MISSING,
        )
        for field in dataclasses.fields(kind)
    )

    def _read(pairs: dict[str, str]) -> object:
        values: dict[str, object] = {}
        for name, place, count, inside, first, reader, needed in fields:
            if (
                place in pairs
                or count in pairs
                or first in pairs
                or any(key.startswith(inside) for key in pairs)
            ):
                values[name] = reader(pairs)
            elif needed:
                msg = f"payload lacks {place}"
                raise ValueError(msg)
        return kind(**values)

    return _read


def _many_reader(kind: Any, origin: Any, path: str) -> _Reader:  # noqa: ANN401
    """Return the reader of a homogeneous tuple, a fixed tuple or a frozenset."""
    args, count = typing.get_args(kind), path + "#"
    if origin is tuple and args[-1] is not Ellipsis:
        parts = tuple(_reader(arg, _join(path, str(i))) for i, arg in enumerate(args))
        return lambda pairs: tuple(part(pairs) for part in parts)
    item = args[0]
    return lambda pairs: origin(
        _reader(item, _join(path, str(i)))(pairs) for i in range(int(pairs[count]))
    )


def _leaf_reader(kind: Any, path: str) -> _Reader:  # noqa: ANN401
    """Return what reads the text form of a leaf back."""
    if kind is str:
        return itemgetter(path)
    if kind is bool:
        return lambda pairs: pairs[path] == "1"
    if kind is bytes:
        return lambda pairs: bytes.fromhex(pairs[path])
    if kind in {date, datetime, time}:
        return lambda pairs: kind.fromisoformat(pairs[path])
    return lambda pairs: kind(pairs[path])


_NAMES: dict[type[Any], tuple[str, ...]] = {}
_HINTS: dict[type[Any], dict[str, Any]] = {}


def _first(kind: Any) -> str:  # noqa: ANN401
    """Return the first field of a dataclass, "" for other types: finding it spares a search."""
    return _names(cast("type[Any]", kind))[0] if dataclasses.is_dataclass(kind) else ""


def _names(kind: type[Any]) -> tuple[str, ...]:
    """Return the field names of a dataclass, worked out once per class."""
    if kind not in _NAMES:
        _NAMES[kind] = tuple(field.name for field in dataclasses.fields(kind))
    return _NAMES[kind]


def _hints(kind: type[Any]) -> dict[str, Any]:
    """Return the resolved annotations of a dataclass, worked out once per class."""
    if kind not in _HINTS:
        _HINTS[kind] = typing.get_type_hints(kind)
    return _HINTS[kind]


def _join(path: str, name: str) -> str:
    """Return the path of a part."""
    return f"{path}.{name}" if path else name
