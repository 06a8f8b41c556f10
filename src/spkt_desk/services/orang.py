"""Recalling a citizen who has been here before; opening the particulars is an act of its own."""

from __future__ import annotations

from spkt_desk.db.orang import OrangTercatat
from spkt_desk.db.work import Work
from spkt_desk.domain.bahasa import tanggal_panjang
from spkt_desk.domain.cari import HURUF_PALING_SEDIKIT, PALING_BANYAK
from spkt_desk.domain.errors import RuleViolation
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
    search_key,
    searched,
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
            saat = self._pencatat.saat(work)
            self._pencatat.record(
                work,
                JenisPeristiwa.ORANG_DICARI,
                rekaman_id=search_key(saat.wall.date()),
                isi=searched(text, hasil),
                saat=saat,
            )
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
        return Saved(_as_typed(identitas), frozenset())


def _newest(work: Work, known: OrangTercatat) -> Identitas:
    """Return the identity frozen in the person's newest report."""
    posisi = work.kehilangan.by_id(known.rekaman_id).posisi
    return decode(IsiKehilangan, content_of(work, posisi)).pelapor


def _shown(one: OrangTercatat) -> OrangDikenal:
    """Return only what a list may show."""
    return OrangDikenal(one.orang_id, one.nama, one.tahun_lahir, one.desa)


def _as_typed(orang: Identitas) -> OrangDraft:
    """Return an identity as the form would have been typed."""
    lahir = tanggal_panjang(orang.tanggal_lahir) if orang.tanggal_lahir else ""
    ada = orang.jenis_identitas is not JenisIdentitas.TIDAK_ADA
    return OrangDraft(
        nama=orang.nama,
        jenis_kelamin=orang.jenis_kelamin.value,
        tempat_lahir=orang.tempat_lahir,
        tanggal_lahir=lahir,
        umur="" if lahir else str(orang.umur),
        agama=orang.agama,
        kewarganegaraan=orang.kewarganegaraan,
        pekerjaan=orang.pekerjaan,
        alamat=orang.alamat,
        desa=orang.desa,
        telepon=orang.telepon,
        jenis_identitas=orang.jenis_identitas.value if ada else JenisIdentitas.NIK.value,
        nomor_identitas=orang.nomor_identitas,
        alasan_tanpa_identitas="",
    )
