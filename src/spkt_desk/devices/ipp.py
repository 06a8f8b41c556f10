"""Questions to the print server in its own language (IPP 1.1), read-only.

`lpstat` says "completed" of a cancelled job too; only IPP tells how a job really ended. Printing
and cancelling stay with `lp` and `cancel`, which know how to prove who asks.
"""

from __future__ import annotations

import http.client
import socket
import struct
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from spkt_desk.domain.errors import EnvironmentFault

GET_JOB_ATTRIBUTES: Final = 0x0009
CUPS_GET_DEFAULT: Final = 0x4001
CUPS_GET_PRINTERS: Final = 0x4002
NOT_FOUND: Final = 0x0406
_FIRST_ERROR: Final = 0x0100
_TIMEOUT_SECONDS: Final = 10.0
_DEFAULT_SOCKET: Final = Path("/run/cups/cups.sock")
_DEFAULT_PORT: Final = 631

_OPERATION_GROUP, _END = 0x01, 0x03
_FIRST_VALUE_TAG = 0x10
_INTEGER, _BOOLEAN, _ENUM = 0x21, 0x22, 0x23
_KEYWORD, _URI, _CHARSET, _LANGUAGE = 0x44, 0x45, 0x47, 0x48
_TEXT_TAGS = range(0x41, 0x4A)

IppValue = int | str | bytes
IppGroup = Mapping[str, tuple[IppValue, ...]]


@dataclass(frozen=True, slots=True)
class IppAnswer:
    """Status and the attribute groups of an answer, without the operation group."""

    status: int
    groups: tuple[IppGroup, ...]


@dataclass(frozen=True, slots=True)
class PrintServer:
    """Where the print server listens: a path (socket of this computer) or host and port."""

    place: str
    port: int = _DEFAULT_PORT

    @classmethod
    def of(cls, environ: Mapping[str, str]) -> PrintServer:
        """Find the server as `lp` does: ``CUPS_SERVER``, the local socket, the local port."""
        named = environ.get("CUPS_SERVER", "").partition("/version=")[0]
        if named.startswith("/"):
            return cls(named)
        if named:
            host, _, port = named.partition(":")
            return cls(host, int(port) if port.isdecimal() else _DEFAULT_PORT)
        return cls(str(_DEFAULT_SOCKET) if _DEFAULT_SOCKET.exists() else "localhost")

    def ask(self, operation: int, *, job: int | None = None, wanted: tuple[str, ...]) -> IppAnswer:
        """Ask one question; EnvironmentFault when nobody answers or the answer is an error."""
        try:
            answer = _parse(self._post(_request(operation, job, wanted)))
        except (OSError, http.client.HTTPException, struct.error, ValueError) as silence:
            raise EnvironmentFault(
                "Layanan cetak (CUPS) tidak menjawab.",
                "Periksa printer dan layanan cetak komputer ini, lalu cetak dari daftar tunda.",
            ) from silence
        if answer.status >= _FIRST_ERROR and answer.status != NOT_FOUND:
            raise EnvironmentFault(
                f"Layanan cetak (CUPS) menolak pertanyaan (kode {answer.status:#06x}).",
                "Periksa pengaturan printer pada komputer ini.",
            )
        return answer

    def _post(self, body: bytes) -> bytes:
        """Send one request and return the body of the answer."""
        connection = self._connection()
        try:
            connection.request("POST", "/", body, {"Content-Type": "application/ipp"})
            response = connection.getresponse()
            if response.status != http.client.OK:
                raise http.client.HTTPException(response.reason)
            return response.read()
        finally:
            connection.close()

    def _connection(self) -> http.client.HTTPConnection:
        """Prepare HTTP over the socket file of this computer, or over TCP."""
        if sys.platform == "win32" or not self.place.startswith("/"):
            return http.client.HTTPConnection(self.place, self.port, timeout=_TIMEOUT_SECONDS)
        connection = http.client.HTTPConnection("localhost")
        connection.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        connection.sock.settimeout(_TIMEOUT_SECONDS)
        try:
            connection.sock.connect(self.place)
        except OSError:
            connection.close()
            raise
        return connection


def _request(operation: int, job: int | None, wanted: tuple[str, ...]) -> bytes:
    """Encode one question."""
    parts = [
        struct.pack(">BBHIB", 1, 1, operation, 1, _OPERATION_GROUP),
        _attribute(_CHARSET, "attributes-charset", b"utf-8"),
        _attribute(_LANGUAGE, "attributes-natural-language", b"en"),
    ]
    if job is not None:
        parts.append(_attribute(_URI, "job-uri", f"ipp://localhost/jobs/{job}".encode()))
    for place, name in enumerate(wanted):
        parts.append(
            _attribute(_KEYWORD, "requested-attributes" if place == 0 else "", name.encode())
        )
    return b"".join((*parts, bytes([_END])))


def _attribute(tag: int, name: str, value: bytes) -> bytes:
    """Encode one value; an empty name adds it to the attribute before."""
    key = name.encode("ascii")
    return b"".join((struct.pack(">BH", tag, len(key)), key, struct.pack(">H", len(value)), value))


def _parse(body: bytes) -> IppAnswer:
    """Decode an answer; struct.error or ValueError when it is cut short."""
    (status,) = struct.unpack_from(">H", body, 2)
    groups: list[dict[str, tuple[IppValue, ...]]] = []
    name = ""
    place = 8
    while body[place : place + 1] != bytes([_END]):
        (tag,) = struct.unpack_from(">B", body, place)
        place += 1
        if tag < _FIRST_VALUE_TAG:
            groups.append({})
            continue
        key, place = _field(body, place)
        value, place = _field(body, place)
        name = key.decode("ascii") or name
        groups[-1][name] = (*groups[-1].get(name, ()), _value(tag, value))
    return IppAnswer(status, tuple(groups[1:]))


def _field(body: bytes, place: int) -> tuple[bytes, int]:
    """Read one length-prefixed field and where the next one starts."""
    (length,) = struct.unpack_from(">H", body, place)
    end = place + 2 + length
    if end >= len(body):
        msg = "answer cut short"
        raise ValueError(msg)
    return body[place + 2 : end], end


def _value(tag: int, value: bytes) -> IppValue:
    """Decode the kinds of values the desk asks for; others stay bytes."""
    if tag in {_INTEGER, _ENUM}:
        return int.from_bytes(value, "big", signed=True)
    if tag == _BOOLEAN:
        return int.from_bytes(value, "big")
    return value.decode("utf-8", "replace") if tag in _TEXT_TAGS else value
