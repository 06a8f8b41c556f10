"""The forms at the counter: kept while they are typed, offered back, waiting for the LP."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from spkt_desk.db.draf import DrafTersimpan
from spkt_desk.db.work import Work
from spkt_desk.domain import teks
from spkt_desk.domain.draf import DrafRingkas, KeadaanDraf
from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.isian_balik import as_typed
from spkt_desk.domain.jenis_barang import JenisBarang, KatalogBarang, fill
from spkt_desk.domain.kehilangan import Asal, IsiKehilangan, KehilanganDraft, Maksud
from spkt_desk.domain.muatan import decode, flatten
from spkt_desk.domain.mutasi import JenisMutasi
from spkt_desk.domain.outcomes import Changed, Saved
from spkt_desk.domain.penjaga import Penjaga
from spkt_desk.domain.riwayat import JenisPeristiwa
from spkt_desk.domain.satuan import Petugas
from spkt_desk.domain.wewenang import Tindakan
from spkt_desk.kunci.gembok import mark
from spkt_desk.services.hak import may, require
from spkt_desk.services.katalog import Katalog
from spkt_desk.services.konteks import SURAT_KEHILANGAN, Konteks
from spkt_desk.services.mutasi import IsiMutasi, MutasiService
from spkt_desk.services.pejabat import as_receiver, signers
from spkt_desk.services.pencatatan import Pencatat, content_of, encode_typed, stamp
from spkt_desk.services.surat_keadaan import require_alive

DRAF_TERBESAR = 1_000_000
"""Most bytes a kept form may have; a full one has a few thousand (R22)."""

_BUKAN_WAKTU = "Waktu datang di formulir ini tidak terbaca. Buka formulir baru (F2)."


class DrafService:
    """What an officer can do with a form that is not issued."""

    def __init__(
        self, konteks: Konteks, pencatat: Pencatat, mutasi: MutasiService, katalog: Katalog
    ) -> None:
        """Work at one open station for one officer."""
        self._konteks = konteks
        self._pencatat = pencatat
        self._mutasi = mutasi
        self._katalog = katalog

    def new(self) -> KehilanganDraft:
        """Return an empty form; the visit begins now."""
        return KehilanganDraft(self._konteks.new_id(), stamp(self._konteks.clock.now().wall))

    def keep(self, draft: KehilanganDraft) -> Saved[None]:
        """Keep what is typed, durably; the form calls this at most five seconds behind the keys.

        Raises `RuleViolation` at ``draf`` for a visit whose content was destroyed meanwhile: a form
        left open must not bring it back.
        """
        with self._konteks.database.transaction() as work:
            require(self._konteks, work, Tindakan.DRAF_TULIS)
            if any(map(work.penghapusan.destroyed, (draft.draft_id, draft.atas))):
                raise RuleViolation.at(
                    "draf",
                    "Isi kunjungan ini sudah dihapus menurut masa simpan. Buka formulir baru (F2).",
                )
            if not work.kehilangan.by_draft(draft.draft_id):
                self._put(work, draft, waiting_for(work, draft.draft_id))
        return Saved(None, frozenset({Changed.DRAF}))

    def reopen(self, rekaman_id: str) -> Saved[KehilanganDraft]:
        """Return the form of an issued letter: to correct it, or once handed over to replace it.

        A form begun earlier goes on where it was. Opening the content is an act of the history.
        Raises `RuleViolation` at ``surat`` for a letter that ended or was destroyed.
        """
        with self._konteks.database.transaction() as work:
            handed = bool(work.kertas.handed_over(rekaman_id))
            right = Tindakan.GANTI_SURAT if handed else Tindakan.RALAT_EDISI
            if not may(self._konteks, work, right):  # the password is asked for at issue
                require(self._konteks, work, right)
            newest = require_alive(work, rekaman_id)
            maksud = Maksud.PENGGANTI if handed else Maksud.PERBAIKAN
            begun = [one for one in drafts_of(work, rekaman_id) if one.maksud == maksud]
            self._pencatat.record(work, JenisPeristiwa.REKAMAN_DIBUKA, rekaman_id=rekaman_id)
            if begun:
                return Saved(begun[0], frozenset())
            isi = decode(IsiKehilangan, content_of(work, newest.posisi))
            now = stamp(self._konteks.clock.now().wall)
            mulai = now if handed else newest.datang
            draft = as_typed(isi, self._konteks.new_id(), mulai)
            penerima, penandatangan = _officials_of(work, isi, newest.satuan_id)
        reopened = replace(
            draft,
            maksud=maksud.value,
            atas=rekaman_id,
            orang_id=newest.orang_id,
            penerima=penerima,
            penandatangan=penandatangan,
        )
        return Saved(reopened, frozenset())

    def all(self) -> tuple[DrafRingkas, ...]:
        """Return everything that waits at the counter, oldest visit first."""
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.DRAF_BACA)
            names = {one.petugas_id: one for one in work.petugas.all()}
            katalog = self._katalog.current(work)
            return tuple(self._brief(stored, names, katalog) for stored in work.draf.all())

    def counts(self) -> dict[KeadaanDraf, int]:
        """Return how many forms `all` would name for each reason, without opening any."""
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.DRAF_BACA)
            kept = work.draf.counts()
        return {keadaan: kept.get(keadaan.value, 0) for keadaan in KeadaanDraf}

    def load(self, draft_id: str) -> KehilanganDraft:
        """Return a kept form as typed; raise `RuleViolation` when it is gone."""
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.DRAF_BACA)
            kept = work.draf.find(draft_id)
        if kept:
            return decode(KehilanganDraft, kept[0].isi)
        raise RuleViolation.at("draf", "Draf ini sudah terbit atau sudah dibuang.")

    def discard(self, draft_id: str) -> Saved[None]:
        """Drop a draft on purpose; of a visit the book already knows the history keeps who did."""
        with self._konteks.database.transaction() as work:
            require(self._konteks, work, Tindakan.DRAF_TULIS)
            if waiting_for(work, draft_id) is KeadaanDraf.MENUNGGU_LP:
                self._pencatat.record(work, JenisPeristiwa.DRAF_DIBUANG, rekaman_id=draft_id)
            work.draf.remove(draft_id)
        return Saved(None, frozenset({Changed.DRAF}))

    def register_taken(self, draft: KehilanganDraft) -> Saved[int]:
        """Note that the thing was taken: the visit stands in the book, the data wait for the LP.

        The value is the line's number of the duty day.
        An SKTLK is not offered for a theft (domain rule of S002 f): the same draft is kept for the
        report form, and a second press changes nothing.
        """
        nama = teks.clean("pelapor.nama", draft.pelapor.nama, teks.NAMA)
        waits = replace(draft, asal=Asal.DIAMBIL.value)
        with self._konteks.database.transaction() as work:
            require(self._konteks, work, Tindakan.DRAF_TULIS)
            if waiting_for(work, draft.draft_id) is KeadaanDraf.MENUNGGU_LP:
                return Saved(0, frozenset())
            saat = self._pencatat.saat(work)
            # The form as it stands at the act is in the chain: what is typed later adds to it.
            self._pencatat.record(
                work,
                JenisPeristiwa.KEHILANGAN_DIAMBIL,
                rekaman_id=draft.draft_id,
                isi=_content(waits),
                saat=saat,
            )
            self._put(work, waits, KeadaanDraf.MENUNGGU_LP)
            kalimat = self._mutasi.kalimat
            uraian = kalimat.sentence("diambil" if nama else "diambil_tanpa_nama", nama=nama)
            baris = self._mutasi.append(
                work,
                IsiMutasi(uraian, kalimat.sentence("diambil_keterangan")),
                jenis=JenisMutasi.DIAMBIL,
                rekaman_id=draft.draft_id,
                kejadian=saat.wall,
                merah=False,
                saat=saat,
            )
        return Saved(baris.no, frozenset({Changed.DRAF, Changed.MUTASI}))

    def _put(self, work: Work, draft: KehilanganDraft, keadaan: KeadaanDraf) -> None:
        """Keep the typed form; raise `RuleViolation` at ``draf`` when no form is that large."""
        isi = _content(draft)
        waits = keadaan is KeadaanDraf.MENUNGGU_LP
        keys = work.kunci.find(draft.draft_id) if waits else ()
        work.draf.put(
            DrafTersimpan(
                draft_id=draft.draft_id,
                jenis="/".join(part for part in (SURAT_KEHILANGAN, draft.maksud) if part),
                keadaan=keadaan.value,
                petugas_id=self._konteks.petugas.petugas_id,
                mulai=draft.mulai,
                diubah=stamp(self._konteks.clock.now().wall),
                isi=isi,
                sidik=b"".join(visit_mark(key, draft.draft_id, isi) for key in keys),
            )
        )

    def _brief(
        self, stored: DrafTersimpan, names: dict[str, Petugas], katalog: KatalogBarang
    ) -> DrafRingkas:
        """Return the counter's line of a draft."""
        draft = decode(KehilanganDraft, stored.isi)
        kinds = [
            _short(katalog.get(one.kode)) if katalog.has(one.kode) else "…" for one in draft.barang
        ]
        return DrafRingkas(
            draft_id=stored.draft_id,
            keadaan=KeadaanDraf(stored.keadaan),
            nama=draft.pelapor.nama.strip(),
            barang=", ".join(kinds),
            petugas=names[stored.petugas_id].nama,
            milik_saya=stored.petugas_id == self._konteks.petugas.petugas_id,
            mulai=datetime.fromisoformat(stored.mulai),
            diubah=datetime.fromisoformat(stored.diubah),
            maksud=Maksud(draft.maksud),
        )


def drafts_of(work: Work, rekaman_id: str) -> tuple[KehilanganDraft, ...]:
    """Return the kept forms that correct or replace a letter."""
    kept = (decode(KehilanganDraft, one.isi) for one in work.draf.all())
    return tuple(one for one in kept if one.atas == rekaman_id)


def _officials_of(work: Work, isi: IsiKehilangan, satuan_id: int) -> tuple[str, str]:
    """Return the form's keys of who received and who signs; "" for one no longer to be picked."""
    officers = work.petugas.all()
    receiving = [one.petugas_id for one in officers if as_receiver(one) == isi.penerima]
    choices = signers(officers, Penjaga(), work.satuan.satuan(satuan_id))
    signing = [one.kunci for one in choices if one.penandatangan == isi.pejabat]
    return next(iter(receiving), ""), next(iter(signing), "")


def _content(draft: KehilanganDraft) -> bytes:
    """Return a form as it is kept; raise `RuleViolation` at ``draf`` when no form is that large."""
    arrival(draft)
    isi = encode_typed(flatten(draft))
    if len(isi) > DRAF_TERBESAR:
        raise RuleViolation.at(
            "draf",
            f"Isian formulir {len(isi) // 1000} kB, paling banyak {DRAF_TERBESAR // 1000} kB. "
            "Kurangi teks yang ditempel.",
        )
    return isi


def visit_mark(key: bytes, draft_id: str, isi: bytes) -> bytes:
    """Return what shows that this program kept this content for this visit."""
    return mark(key, isi, f"draf/{draft_id}/".encode())


def waiting_for(work: Work, draft_id: str) -> KeadaanDraf:
    """Return what a draft waits for; typing on never turns a waiting visit into a plain draft."""
    kept = work.draf.find(draft_id)
    return KeadaanDraf(kept[0].keadaan) if kept else KeadaanDraf.DRAF


def arrival(draft: KehilanganDraft) -> datetime:
    """Return when the visit began; raise `RuleViolation` at ``mulai`` for no time with a zone."""
    try:
        mulai = datetime.fromisoformat(draft.mulai)
    except ValueError as error:
        raise RuleViolation.at("mulai", _BUKAN_WAKTU) from error
    if mulai.tzinfo is None:
        raise RuleViolation.at("mulai", _BUKAN_WAKTU)
    return mulai


def _short(jenis: JenisBarang) -> str:
    """Return a kind's short word for the counter's list, its blanks left out."""
    return fill(jenis.singkat, {}) or jenis.label
