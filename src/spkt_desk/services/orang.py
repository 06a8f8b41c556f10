"""Recalling a citizen who has been here before; opening the particulars is an act of its own."""

from __future__ import annotations

from dataclasses import replace

from spkt_desk.db.orang import OrangTercatat
from spkt_desk.db.work import Work
from spkt_desk.domain.cari import HURUF_PALING_SEDIKIT, PALING_BANYAK
from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.isian_balik import person_as_typed
from spkt_desk.domain.kehilangan import IsiKehilangan, OrangDraft
from spkt_desk.domain.ketikan import digits_of
from spkt_desk.domain.muatan import decode
from spkt_desk.domain.orang import Identitas, JenisIdentitas, OrangDikenal
from spkt_desk.domain.outcomes import Saved
from spkt_desk.domain.riwayat import JenisPeristiwa
from spkt_desk.domain.teks import fold_nama
from spkt_desk.domain.wewenang import Tindakan
from spkt_desk.services.hak import require
from spkt_desk.services.konteks import Konteks
from spkt_desk.services.pencatatan import (
    DICARI_TERPANJANG,
    Pencatat,
    content_of,
    storable,
)


class OrangService:
    """What an officer can find out about who was here before."""

    def __init__(self, konteks: Konteks, pencatat: Pencatat) -> None:
        """Work at one open station for one officer."""
        self._konteks = konteks
        self._pencatat = pencatat

    def by_nomor(self, nomor: str) -> tuple[OrangDikenal, ...]:
        """Return who showed exactly this number before; part of a number finds nobody."""
        if len(nomor) > DICARI_TERPANJANG:
            return ()
        wanted = storable(digits_of(nomor) or nomor.strip())
        if not wanted:
            return ()
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.ORANG_CARI)
            return tuple(_shown(one) for one in work.orang.by_nomor(wanted))

    def by_nama(self, text: str) -> tuple[OrangDikenal, ...]:
        """Return who is called so, old and new spelling alike; typing writes nothing."""
        if len(text) > DICARI_TERPANJANG:
            return ()
        folded = fold_nama(text)
        if len(folded) < HURUF_PALING_SEDIKIT:
            return ()
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.ORANG_CARI)
            return tuple(_shown(one) for one in work.orang.by_nama(folded, PALING_BANYAK))

    def settle(self, text: str, hasil: int) -> Saved[None]:
        """Note a search that settled: a result opened, Enter, or three seconds without a key."""
        with self._konteks.database.transaction() as work:
            require(self._konteks, work, Tindakan.ORANG_CARI)
            self._pencatat.record_search(work, JenisPeristiwa.ORANG_DICARI, text, hasil)
        return Saved(None, frozenset())

    def open(self, orang_id: str) -> Saved[OrangDraft]:
        """Return a person's newest particulars for the form, and note who opened them."""
        with self._konteks.database.transaction() as work:
            require(self._konteks, work, Tindakan.ORANG_BUKA)
            try:
                known = work.orang.by_id(orang_id)
            except LookupError as error:
                raise RuleViolation.at("pelapor.nama", "Data orang ini sudah dihapus.") from error
            identitas = _newest(work, known)
            self._pencatat.record(work, JenisPeristiwa.ORANG_DIBUKA, rekaman_id=known.rekaman_id)
        return Saved(_recalled(identitas), frozenset())


def _newest(work: Work, known: OrangTercatat) -> Identitas:
    """Return the identity frozen in the person's newest report."""
    posisi = work.kehilangan.by_id(known.rekaman_id).posisi
    return decode(IsiKehilangan, content_of(work, posisi)).pelapor


def _shown(one: OrangTercatat) -> OrangDikenal:
    """Return only what a list may show."""
    return OrangDikenal(one.orang_id, one.nama, one.tahun_lahir, one.desa)


def _recalled(orang: Identitas) -> OrangDraft:
    """Return an identity as the next form is filled in: today's visit shows a card of its own."""
    typed = person_as_typed(orang)
    if orang.jenis_identitas is JenisIdentitas.TIDAK_ADA:
        typed = replace(typed, jenis_identitas=JenisIdentitas.NIK.value)
    return replace(typed, alasan_tanpa_identitas="")
