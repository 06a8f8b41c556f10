"""One plain, unambiguous byte form for everything sealed: path and value pairs, length-prefixed.

The chain hashes these bytes, so there is exactly one encoding of a value (JSON has many). A field
added later needs a default, and old payloads stay readable.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from datetime import date, datetime, time
from enum import Enum
from typing import Any, TypeVar, cast

_MAGIC = b"SPKT1"
_LENGTH = 4

T = TypeVar("T")
Pasangan = tuple[tuple[str, str], ...]


def encode(value: object) -> bytes:
    """Return the bytes of a frozen dataclass; raise `TypeError` for a type it cannot hold."""
    return encode_pairs(flatten(value))


def decode(kind: type[T], data: bytes) -> T:
    """Rebuild a dataclass of `kind`; raise `ValueError` if the bytes are not of this form."""
    try:
        return cast("T", _build(kind, "", dict(decode_pairs(data))))
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
    at = len(_MAGIC)
    while at < len(data):
        end = at + _LENGTH + int.from_bytes(data[at : at + _LENGTH], "big")
        if end > len(data) or at + _LENGTH > len(data):
            msg = "payload cut short"
            raise ValueError(msg)
        texts.append(data[at + _LENGTH : end].decode("utf-8"))
        at = end
    if len(texts) % 2:
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


def _build(kind: Any, path: str, pairs: dict[str, str]) -> object:  # noqa: ANN401 - a type hint
    """Rebuild the value of type `kind` that stands at `path`."""
    origin = typing.get_origin(kind)
    if origin in {tuple, frozenset}:
        return _build_many(kind, origin, path, pairs)
    if origin in {types.UnionType, typing.Union}:
        inner = next(arg for arg in typing.get_args(kind) if arg is not types.NoneType)
        return None if pairs[path] == "" else _build(inner, path, pairs)
    if dataclasses.is_dataclass(kind):
        return _build_record(cast("type[Any]", kind), path, pairs)
    return _leaf(kind, pairs[path])


def _build_record(kind: type[Any], path: str, pairs: dict[str, str]) -> object:
    """Rebuild a dataclass; a field the payload does not know takes its default."""
    hints = _hints(kind)
    values: dict[str, object] = {}
    for field in dataclasses.fields(kind):
        place = _join(path, field.name)
        known = place in pairs or place + "#" in pairs
        if not known and not any(key.startswith(place + ".") for key in pairs):
            if field.default is dataclasses.MISSING:
                msg = f"payload lacks {place}"
                raise ValueError(msg)
            continue
        values[field.name] = _build(hints[field.name], place, pairs)
    return kind(**values)


def _build_many(kind: Any, origin: Any, path: str, pairs: dict[str, str]) -> object:  # noqa: ANN401
    """Rebuild a homogeneous tuple, a fixed tuple or a frozenset."""
    args = typing.get_args(kind)
    count = int(pairs[path + "#"])
    if origin is tuple and args[-1] is not Ellipsis:
        return tuple(_build(arg, _join(path, str(i)), pairs) for i, arg in enumerate(args))
    return origin(_build(args[0], _join(path, str(i)), pairs) for i in range(count))


def _leaf(kind: Any, text: str) -> object:  # noqa: ANN401
    """Read the text form of a leaf back."""
    if kind is bool:
        return text == "1"
    if kind is bytes:
        return bytes.fromhex(text)
    if kind in {date, datetime, time}:
        return kind.fromisoformat(text)
    return kind(text)


_NAMES: dict[type[Any], tuple[str, ...]] = {}
_HINTS: dict[type[Any], dict[str, Any]] = {}


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
