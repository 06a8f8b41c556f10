"""Writing one act into the chain, sealed, in the caller's transaction; nothing else writes it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from spkt_desk.db.riwayat import MuatanTersegel, PeristiwaBaru
from spkt_desk.db.skema import BarisBaru
from spkt_desk.db.work import Work
from spkt_desk.domain.clock import Clock, Moment
from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.jam import doubt_of
from spkt_desk.domain.muatan import Pasangan, encode_pairs
from spkt_desk.domain.riwayat import (
    GARAM,
    NIHIL,
    JenisPeristiwa,
    Peristiwa,
    payload_digest,
    payload_of,
    salted,
)
from spkt_desk.kunci.acak import RandomBytes
from spkt_desk.kunci.segel import SegelRusak, new_key, seal, unseal

CARI = "cari-"
"""Begins the record id under which a day's typed search terms and refused logins are sealed."""

DICARI_TERPANJANG = 200
"""Longest search term looked for: nobody has a longer name or number (R22)."""


@dataclass(frozen=True, slots=True)
class Saat:
    """When an act happens and in which shift: read once per transaction, the same for its parts."""

    moment: Moment
    giliran: int

    @property
    def wall(self) -> datetime:
        """The wall time of the act."""
        return self.moment.wall


class Pencatat:
    """Records acts of one officer at one station."""

    def __init__(
        self,
        stasiun_id: str,
        petugas_id: str,
        clock: Clock,
        random: RandomBytes,
        *,
        latihan: bool,
    ) -> None:
        """Know who acts where; time and randomness come from outside.

        `latihan`: the invented days of a practice station may lie before the program.
        """
        self._latihan = latihan
        self._stasiun_id = stasiun_id
        self._petugas_id = petugas_id
        self._clock = clock
        self._random = random

    def saat(self, work: Work) -> Saat:
        """Return this moment in the present shift (number 0 before the first)."""
        return Saat(self._clock.now(), work.giliran.newest_number())

    def record(
        self,
        work: Work,
        jenis: JenisPeristiwa,
        *,
        rekaman_id: str = "",
        isi: bytes | None = None,
        rows: tuple[BarisBaru, ...] = (),
        kejadian: datetime | None = None,
        saat: Saat | None = None,
    ) -> Peristiwa:
        """Chain one act.

        `isi` is personal content, sealed under the record's own key (made when new). `kejadian` is
        the time of the event where it differs from the writing.
        """
        saat = saat or self.saat(work)
        moment = saat.moment
        last, head, _ = work.riwayat.newest()
        posisi = last + 1
        digest, sealed = NIHIL, None
        if isi is not None:
            digest, sealed = self._seal(work, posisi, rekaman_id, isi)
        written = stamp(moment.wall)
        return work.riwayat.append(
            PeristiwaBaru(
                posisi=posisi,
                sebelum=head,
                stasiun=self._stasiun_id,
                waktu=written,
                kejadian=stamp(kejadian) if kejadian else written,
                monotonik_ns=moment.monotonic_ns,
                boot=moment.boot,
                jam_diragukan=bool(self.clock_doubt(work, saat)),
                petugas_id=self._petugas_id,
                giliran=saat.giliran,
                jenis=jenis.value,
                rekaman_id=rekaman_id,
                sidik_muatan=digest,
                muatan=sealed,
            ),
            rows,
        )

    def record_search(self, work: Work, jenis: JenisPeristiwa, text: str, hasil: int) -> None:
        """Chain a search that settled; its term is sealed under the key of the day."""
        saat = self.saat(work)
        self.record(
            work,
            jenis,
            rekaman_id=search_key(saat.wall.date()),
            isi=_searched(text, hasil),
            saat=saat,
        )

    def clock_doubt(self, work: Work, saat: Saat) -> str:
        """Return why the clock cannot be right, in a sentence; "" while it can (R12)."""
        acuan = work.riwayat.clock_reference()
        return doubt_of(saat.wall, acuan, latihan=self._latihan)

    def require_clock(self, work: Work, saat: Saat) -> None:
        """Raise `RuleViolation` at ``jam`` while the clock is doubtful.

        What takes a number or destroys something waits until an officer has answered for it.
        """
        doubt = self.clock_doubt(work, saat)
        if doubt:
            raise RuleViolation.at("jam", doubt)

    def _seal(
        self, work: Work, posisi: int, kunci_id: str, isi: bytes
    ) -> tuple[bytes, MuatanTersegel]:
        """Return the salted digest of the content and the content sealed for this entry."""
        found = work.kunci.find(kunci_id)
        if found:
            key = found[0]
        else:
            key = new_key(self._random)
            work.kunci.add(kunci_id, key)
        content = salted(self._random(GARAM), isi)
        sealed = seal(key, content, place(posisi), self._random)
        return payload_digest(content), MuatanTersegel(kunci_id, sealed)


def open_content(key: bytes, posisi: int, isi: bytes) -> bytes:
    """Return what an entry sealed, without its salt; raise `SegelRusak` if it was touched."""
    try:
        return payload_of(unseal(key, isi, place(posisi)))
    except ValueError as wrong:
        raise SegelRusak from wrong


def content_of(work: Work, posisi: int) -> bytes:
    """Return the content of an entry; raise `LookupError` once its key has been destroyed."""
    sealed = work.riwayat.sealed(posisi)
    key = work.kunci.find(sealed.kunci_id)
    if not key:
        raise LookupError(posisi)
    return open_content(key[0], posisi, sealed.isi)


def pairs(*items: tuple[str, str]) -> bytes:
    """Return the content of an act that is just a few named values, as typed."""
    return encode_typed(items)


def encode_typed(content: Pasangan) -> bytes:
    """Return the bytes of typed values that no rule has seen yet: drafts and search terms."""
    return encode_pairs(tuple((name, storable(text)) for name, text in content))


def storable(text: str) -> str:
    """Return a typed text as bytes can hold it: half a letter becomes U+FFFD, which rules refuse.

    A window hands over half letters (lone surrogates) when a pasted text was cut in two.
    """
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _searched(text: str, hasil: int) -> bytes:
    """Return the content of a search that settled; how long its term was is said, not hidden."""
    if len(text) > DICARI_TERPANJANG:
        text = f"{text[:DICARI_TERPANJANG]}… (dipotong dari {len(text)} huruf)"
    return pairs(("dicari", text), ("hasil", str(hasil)))


def search_key(hari: date) -> str:
    """Return the record id of a day's search terms, so that a day can be forgotten as one."""
    return f"{CARI}{hari.isoformat()}"


def place(posisi: int) -> bytes:
    """Return the context a content is sealed for: moved to another entry it does not open."""
    return b"muatan/%d" % posisi


def page_place(rekaman_id: str, edisi: int) -> bytes:
    """Return the context a kept page is sealed for."""
    return f"arsip/{rekaman_id}/{edisi}".encode()


def stamp(waktu: datetime) -> str:
    """Return a time as the chain stores it: ISO 8601 with offset, to the millisecond."""
    return waktu.isoformat(timespec="milliseconds")
