"""The books beside the journal: lent and given back, visits and reports."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from spkt_desk.db.pendamping import PendampingTersimpan
from spkt_desk.db.work import Work
from spkt_desk.domain import teks
from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.muatan import decode_pairs
from spkt_desk.domain.mutasi import JenisMutasi, MutasiBaris
from spkt_desk.domain.outcomes import Changed, Saved
from spkt_desk.domain.pendamping import (
    Arah,
    DaftarPendamping,
    JenisPendamping,
    PendampingKetikan,
    PendampingTerbuka,
    act_line,
    closing_line,
    read_act,
)
from spkt_desk.domain.riwayat import JenisPeristiwa
from spkt_desk.domain.wewenang import Tindakan
from spkt_desk.services.daftar_jaga import lists_of
from spkt_desk.services.gerak_hitungan import LAKI, PEREMPUAN, detained, lent_of
from spkt_desk.services.hak import require
from spkt_desk.services.konteks import Konteks
from spkt_desk.services.mutasi import IsiMutasi, MutasiService
from spkt_desk.services.pencatatan import Pencatat, content_of, pairs

_BUKU: Final = "pendamping.buku"
_PILIH: Final = "Pilih daftarnya dari pilihan (F4 membuka daftar)."
_PERISTIWA: Final = "Daftar ini mencatat kejadian; tidak ada kembalinya."
_PINJAMAN: Final = "Daftar ini mencatat yang keluar dan kembali."
_BERUBAH: Final = frozenset({Changed.MUTASI, Changed.GILIRAN})


class PendampingService:
    """What an officer can do with the books beside the journal."""

    def __init__(self, konteks: Konteks, pencatat: Pencatat, mutasi: MutasiService) -> None:
        """Work at one open station for one officer."""
        self._konteks = konteks
        self._pencatat = pencatat
        self._mutasi = mutasi

    @property
    def daftar(self) -> DaftarPendamping:
        """The books and the rule of the cells, as the unit has them now."""
        with self._konteks.database.reading() as work:
            return self._lists(work)

    def take(self, buku: str, nama: str, jumlah: str, keterangan: str) -> Saved[MutasiBaris]:
        """Write down what goes out, or comes in, and is expected back."""
        return self._begin(buku, (nama, jumlah, keterangan), sekali=False)

    def note(self, buku: str, nama: str, jumlah: str, keterangan: str) -> Saved[MutasiBaris]:
        """Write down what happened once, or what came or went for good."""
        return self._begin(buku, (nama, jumlah, keterangan), sekali=True)

    def give_back(self, catatan_id: str, keterangan: str) -> Saved[MutasiBaris]:
        """Write down that something open came back whole; a book switched off since still may."""
        field = "pendamping.kembali"
        remark = teks.clean(field, keterangan, teks.KALIMAT)
        with self._konteks.database.transaction() as work:
            require(self._konteks, work, Tindakan.PENDAMPING_TULIS)
            found = work.pendamping.open_one(catatan_id)
            if not found:
                raise RuleViolation.at(field, "Catatan itu sudah kembali atau tidak ada.")
            jenis, stored = self._listed(work, found[0].buku), found[0]
            nama, _remark = _words(work, stored)
            ketikan = PendampingKetikan(nama, stored.jumlah, remark)
            sejak = datetime.fromisoformat(stored.waktu)
            uraian = closing_line(jenis, ketikan, sejak, self._mutasi.kalimat)
            baris = self._write(work, jenis, ketikan, uraian, menutup=catatan_id)
        return Saved(baris, _BERUBAH)

    def open_ones(self) -> tuple[PendampingTerbuka, ...]:
        """Return what is out (or in) now, and since when, oldest first.

        It names people: who may not read the book may not read this.
        """
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.BUKU_BACA)
            daftar = self._lists(work)
            return tuple(_opened(work, daftar, stored) for stored in work.pendamping.open_ones())

    def open_count(self) -> int:
        """Return how many are out (or in) and expected back, without names."""
        with self._konteks.database.reading() as work:
            require(self._konteks, work, Tindakan.GILIRAN_BACA)
            return work.pendamping.open_count()

    def _lists(self, work: Work) -> DaftarPendamping:
        """Return the books within a running transaction."""
        return lists_of(work, self._konteks).pendamping

    def _used(self, work: Work, buku: str) -> JenisPendamping:
        """Return a book the unit uses; raise `RuleViolation` for any other."""
        found = self._lists(work).find(buku)
        if not found:
            raise RuleViolation.at(_BUKU, _PILIH)
        if not found[0].aktif:
            raise RuleViolation.at(_BUKU, "Satuan ini tidak memakai daftar itu.")
        return found[0]

    def _listed(self, work: Work, buku: str) -> JenisPendamping:
        """Return the book of something open; raise `RuleViolation` once it left the list."""
        found = self._lists(work).find(buku)
        if not found:
            raise RuleViolation.at(
                _BUKU,
                f"Daftar “{buku}” tidak ada lagi di buku_pendamping.toml. Kembalikan dengan "
                "aktif = false, lalu tutup catatan ini.",
            )
        return found[0]

    def _begin(self, buku: str, typed: tuple[str, str, str], *, sekali: bool) -> Saved[MutasiBaris]:
        """Write an act that closes nothing, and its line, in one transaction."""
        with self._konteks.database.transaction() as work:
            require(self._konteks, work, Tindakan.PENDAMPING_TULIS)
            jenis = self._used(work, buku)
            if jenis.arah.sekali is not sekali:
                raise RuleViolation.at(_BUKU, _PINJAMAN if sekali else _PERISTIWA)
            ketikan = read_act(jenis, *typed)
            self._require_there(work, jenis, ketikan.jumlah)
            uraian = act_line(jenis, ketikan, self._mutasi.kalimat)
            baris = self._write(work, jenis, ketikan, uraian)
        return Saved(baris, _BERUBAH)

    def _require_there(self, work: Work, jenis: JenisPendamping, jumlah: int) -> None:
        """Raise `RuleViolation` when more detainees leave for good than the cells hold.

        Who is lent out comes back first: his loan would stay open for ever.
        """
        if jenis.arah is not Arah.KURANG or jenis.hitungan not in {LAKI, PEREMPUAN}:
            return
        daftar = self._lists(work)
        lent = dict(lent_of(work, daftar)).get(jenis.hitungan, 0)
        for shift in work.giliran.newest():
            now = detained(work, daftar, shift)[-1].tahanan
            there = now.laki if jenis.hitungan == LAKI else now.perempuan
            if jumlah <= there - lent:
                continue
            out = f", {lent} di antaranya sedang dibon" if lent else ""
            advice = (
                "Catat dahulu kembalinya."
                if jumlah <= there
                else "Bila kenyataannya lain, catat dahulu yang masuk."
            )
            raise RuleViolation.at(
                "pendamping.jumlah", f"Menurut buku ada {there} {jenis.satuan}{out}. {advice}"
            )

    def _write(
        self,
        work: Work,
        jenis: JenisPendamping,
        ketikan: PendampingKetikan,
        uraian: str,
        *,
        menutup: str = "",
    ) -> MutasiBaris:
        """Chain the act and its line; what closes is sealed under the key of what it closes."""
        saat = self._pencatat.saat(work)
        catatan_id = self._konteks.new_id()
        rekaman_id = menutup or catatan_id
        arah = jenis.arah.balik if menutup else jenis.arah
        self._pencatat.record(
            work,
            JenisPeristiwa.PENDAMPING,
            rekaman_id=rekaman_id,
            isi=pairs(("nama", ketikan.nama), ("keterangan", ketikan.keterangan)),
            rows=(
                work.pendamping.new_row(
                    catatan_id, jenis.kunci, arah.value, ketikan.jumlah, menutup
                ),
            ),
            saat=saat,
        )
        return self._mutasi.append(
            work,
            IsiMutasi(
                uraian, self._mutasi.kalimat.sentence("pendamping_keterangan", buku=jenis.label)
            ),
            jenis=JenisMutasi.PENDAMPING,
            rekaman_id=rekaman_id,
            kejadian=saat.wall,
            merah=False,
            saat=saat,
        )


def _opened(work: Work, daftar: DaftarPendamping, stored: PendampingTersimpan) -> PendampingTerbuka:
    """Return something open with its words; a book that left the list keeps its key as name."""
    nama, keterangan = _words(work, stored)
    found = daftar.find(stored.buku)
    return PendampingTerbuka(
        catatan_id=stored.catatan_id,
        buku=stored.buku,
        label=found[0].label if found else stored.buku,
        nama=nama,
        jumlah=stored.jumlah,
        satuan=found[0].satuan if found else "",
        keterangan=keterangan,
        sejak=datetime.fromisoformat(stored.waktu),
    )


def _words(work: Work, stored: PendampingTersimpan) -> tuple[str, str]:
    """Return name and remark of something open; its key lives as long as it is open."""
    content = dict(decode_pairs(content_of(work, stored.posisi)))
    return content["nama"], content["keterangan"]
