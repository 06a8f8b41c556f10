"""Check codes of papers: ten letters to type, and a signed QR text to scan.

The ten letters are a MAC: only who holds the key and the record can answer. The QR text carries an
Ed25519 signature: whoever has the station's public key can answer without internet. Its letters are
the QR alphanumeric set, upper case, so that a scanner which types like a keyboard garbles nothing.
"""

from __future__ import annotations

import hashlib
import hmac
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.kode_periksa import PaperFacts, QrFacts
from spkt_desk.domain.outcomes import KodeAnswer
from spkt_desk.kunci import basis32
from spkt_desk.kunci.acak import RandomBytes
from spkt_desk.kunci.qr_huruf import pack, unpack

FIELD: Final = "kode"
DIGEST_BYTES: Final = 10
SIGNATURE_BYTES: Final = 64
_PREFIX: Final = "SPKT1"
_SEPARATOR: Final = "*"
_PARTS: Final = 8
_CODE_LETTERS: Final = 10
_CODE_BYTES: Final = 7  # 56 bits, of which ten letters show 50
_UNREADABLE: Final = "Kode QR ini bukan kode periksa SPKT atau terbaca tidak lengkap."


def new_mac_key(random: RandomBytes) -> bytes:
    """Make a station's key for short codes (32 bytes)."""
    return random(32)


def new_signing_key(random: RandomBytes) -> bytes:
    """Make a station's private signing key (Ed25519, 32 bytes)."""
    return random(32)


def public_key(signing_key: bytes) -> bytes:
    """Return the public half (32 bytes) of a signing key."""
    return Ed25519PrivateKey.from_private_bytes(signing_key).public_key().public_bytes_raw()


def short_code(mac_key: bytes, facts: PaperFacts) -> str:
    """Return the ten letters printed on the paper, as XXXXX-XXXXX."""
    mac = hmac.digest(mac_key, b"spkt-kode-1" + _canonical(facts), hashlib.sha256)
    letters = basis32.encode(mac[:_CODE_BYTES])[:_CODE_LETTERS]
    return f"{letters[:5]}-{letters[5:]}"


def code_matches(mac_key: bytes, facts: PaperFacts, typed: str) -> bool:
    """Tell whether typed letters are the short code of these facts; case, spaces, dashes aside."""
    return hmac.compare_digest(tidy_code(typed), tidy_code(short_code(mac_key, facts)))


def tidy_code(typed: str) -> str:
    """Return the ten letters of a typed short code; RuleViolation at ``kode`` when it is none."""
    letters = basis32.tidy(typed)
    if len(letters) != _CODE_LETTERS or not all(map(basis32.is_letter, letters)):
        raise RuleViolation.at(
            FIELD, f"Kode periksa terdiri dari {_CODE_LETTERS} huruf atau angka, tanpa huruf U."
        )
    return letters


def facts_digest(facts: PaperFacts) -> bytes:
    """Return SHA-256 over the length-prefixed NFC fields, cut to 10 bytes."""
    return hashlib.sha256(b"spkt-isi-1" + _canonical(facts)).digest()[:DIGEST_BYTES]


def qr_text(signing_key: bytes, facts: PaperFacts) -> str:
    """Return the text of the QR code: facts, digest and signature in QR alphanumerics."""
    body = _SEPARATOR.join(
        (
            _PREFIX,
            pack(facts.stasiun_id),
            pack(facts.jenis),
            pack(facts.nomor),
            facts.tanggal.strftime("%Y%m%d"),
            str(facts.edisi),
            basis32.encode(facts_digest(facts)),
        )
    )
    signature = Ed25519PrivateKey.from_private_bytes(signing_key).sign(body.encode("ascii"))
    return body + _SEPARATOR + basis32.encode(signature)


def read_qr(text: str) -> QrFacts:
    """Read the facts off a scanned text, unverified; RuleViolation at ``kode`` if it is none."""
    parts = _split(text)
    if len(parts) != _PARTS or parts[0] != _PREFIX:
        raise RuleViolation.at(FIELD, _UNREADABLE)
    try:
        facts = QrFacts(
            stasiun_id=unpack(parts[1]),
            jenis=unpack(parts[2]),
            nomor=unpack(parts[3]),
            tanggal=_date(parts[4]),
            edisi=_edition(parts[5]),
            digest=basis32.decode(parts[6], DIGEST_BYTES),
        )
        basis32.decode(parts[7], SIGNATURE_BYTES)
    except ValueError as damage:
        raise RuleViolation.at(FIELD, _UNREADABLE) from damage
    return facts


def verify_qr(public_keys: Mapping[str, bytes], text: str) -> KodeAnswer:
    """Answer a scanned text with the known stations' keys: ASLI, BERUBAH or TIDAK_DIKENAL.

    Without the station's key the answer is TIDAK_DIKENAL, never a verdict. DIGANTI is not known
    here: only the record knows that a newer edition exists.
    """
    parts = _split(text)
    public = public_keys.get(_station_of(parts))
    if public is None:
        return KodeAnswer.TIDAK_DIKENAL
    try:
        read_qr(text)
        signature = basis32.decode(parts[-1], SIGNATURE_BYTES)
        signed = _SEPARATOR.join(parts[:-1]).encode("ascii")
        Ed25519PublicKey.from_public_bytes(public).verify(signature, signed)
    except (RuleViolation, InvalidSignature):
        return KodeAnswer.BERUBAH
    return KodeAnswer.ASLI


def qr_facts(facts: PaperFacts) -> QrFacts:
    """Return what a QR code of these facts says."""
    return QrFacts(
        stasiun_id=_nfc(facts.stasiun_id),
        jenis=_nfc(facts.jenis),
        nomor=_nfc(facts.nomor),
        tanggal=facts.tanggal,
        edisi=facts.edisi,
        digest=facts_digest(facts),
    )


def _split(text: str) -> list[str]:
    """Undo what scanners do to a text (line ends, case) and cut it at its separators."""
    return "".join(text.split()).upper().split(_SEPARATOR)


def _station_of(parts: list[str]) -> str:
    """Return the station a text names; empty when it names none."""
    if len(parts) < 2 or parts[0] != _PREFIX:  # noqa: PLR2004 - prefix and station
        return ""
    try:
        return unpack(parts[1])
    except ValueError:
        return ""


def _date(digits: str) -> date:
    """Read YYYYMMDD; ValueError for anything else."""
    return datetime.strptime(digits, "%Y%m%d").date()  # noqa: DTZ007 - a day without a time


def _edition(digits: str) -> int:
    """Read an edition number written without sign or leading zero."""
    edition = int(digits)
    if edition < 1 or str(edition) != digits:
        msg = "not an edition"
        raise ValueError(msg)
    return edition


def _canonical(facts: PaperFacts) -> bytes:
    """Write the facts as length-prefixed fields: no two different papers give the same bytes."""
    fields = (
        facts.stasiun_id,
        facts.jenis,
        facts.nomor,
        facts.tanggal.isoformat(),
        str(facts.edisi),
        facts.nama,
        str(len(facts.barang)),
        *facts.barang,
    )
    encoded = (_nfc(field).encode("utf-8") for field in fields)
    return b"".join(len(field).to_bytes(4, "big") + field for field in encoded)


def _nfc(text: str) -> str:
    """Bring a text to the normal form in which it is stored."""
    return unicodedata.normalize("NFC", text)
