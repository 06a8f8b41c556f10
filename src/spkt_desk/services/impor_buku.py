"""Taking over the lines of an older book, so that they are found from the first day on."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final

from spkt_desk.db.work import Work
from spkt_desk.domain.bahasa import tanggal_panjang
from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.impor_buku import (
    BarisLama,
    BarisSalah,
    Pemetaan,
    check_mapping,
    guess_mapping,
    read_row,
)
from spkt_desk.domain.muatan import decode_pairs
from spkt_desk.domain.mutasi import JenisMutasi
from spkt_desk.domain.outcomes import Changed, Saved
from spkt_desk.domain.riwayat import JenisPeristiwa
from spkt_desk.domain.wewenang import Bukti, Tindakan
from spkt_desk.services.hak import prove, require, require_role
from spkt_desk.services.konteks import Konteks
from spkt_desk.services.mutasi import IsiMutasi, MutasiService
from spkt_desk.services.pencatatan import Pencatat, Saat, content_of, pairs
from spkt_desk.tabular.tabel import Tabel, read_table, write_csv

_JUDUL_GALAT: Final = ("Baris", "Sebab")


@dataclass(frozen=True, slots=True)
class BerkasLama:
    """A file as read: its table, and what each column seems to hold."""

    path: Path
    tabel: Tabel
    usul: Pemetaan


@dataclass(frozen=True, slots=True)
class HasilBaca:
    """What an import would take over, and every row that it cannot."""

    baik: tuple[BarisLama, ...]
    salah: tuple[BarisSalah, ...]

    @property
    def rentang(self) -> tuple[date, ...]:
        """First and last day of the sound lines; empty without any."""
        days = [one.hari for one in self.baik]
        return (min(days), max(days)) if days else ()


class ImporBukuService:
    """What an officer can do with a table of an older book."""

    def __init__(self, konteks: Konteks, pencatat: Pencatat, mutasi: MutasiService) -> None:
        """Work at one open station for one officer."""
        self._konteks = konteks
        self._pencatat = pencatat
        self._mutasi = mutasi

    def read(self, path: Path) -> BerkasLama:
        """Read a csv or xlsx file; raise `EnvironmentFault` for one that is no table."""
        with self._konteks.database.reading() as work:
            require_role(self._konteks, work, Tindakan.BUKU_IMPOR)
        tabel = read_table(path)
        return BerkasLama(path, tabel, guess_mapping(tabel.kepala))

    def dry_run(self, berkas: BerkasLama, pemetaan: Pemetaan) -> HasilBaca:
        """Return what an import would do; nothing is written."""
        check_mapping(pemetaan)
        with self._konteks.database.reading() as work:
            require_role(self._konteks, work, Tindakan.BUKU_IMPOR)
            sebelum = self._own_start(work)
        today = self._konteks.clock.now().wall.date()
        good: list[BarisLama] = []
        bad: list[BarisSalah] = []
        for place, row in enumerate(berkas.tabel.baris, start=2):
            try:
                good.append(read_row(pemetaan, row, sebelum, today))
            except RuleViolation as violation:
                bad.append(BarisSalah(place, " ".join(one.message for one in violation.problems)))
        return HasilBaca(tuple(good), tuple(bad))

    def write_faults(self, berkas: BerkasLama, hasil: HasilBaca) -> Path:
        """Leave the rows that could not be read, with why, beside the file; return its place."""
        with self._konteks.database.reading() as work:
            require_role(self._konteks, work, Tindakan.BUKU_IMPOR)
        path = berkas.path.with_name(f"{berkas.path.stem}-galat.csv")
        rows = tuple(
            (str(one.nomor), one.sebab, *berkas.tabel.baris[one.nomor - 2]) for one in hasil.salah
        )
        write_csv(path, Tabel((*_JUDUL_GALAT, *berkas.tabel.kepala), rows))
        return path

    def take_over(self, berkas: BerkasLama, pemetaan: Pemetaan, bukti: Bukti) -> Saved[HasilBaca]:
        """Write every sound row as an imported line of its old day, in one act; grave.

        A file with a row that cannot be read is taken over without that row; the same table twice
        is refused. Raises `RuleViolation` at ``impor.berkas``.
        """
        hasil = self.dry_run(berkas, pemetaan)
        if not hasil.baik:
            raise RuleViolation.at("impor.berkas", "Tidak ada baris yang dapat diimpor.")
        izin = prove(self._konteks, Tindakan.BUKU_IMPOR, bukti)
        with self._konteks.database.transaction() as work:
            require(self._konteks, work, Tindakan.BUKU_IMPOR, izin)
            self._require_new(work, berkas)
            saat = self._pencatat.saat(work)
            self._pencatat.require_clock(work, saat)
            self._note(work, berkas, hasil, saat)
            for line in sorted(hasil.baik, key=lambda one: (one.hari, one.jam)):
                self._write(work, line, saat)
        return Saved(hasil, frozenset({Changed.MUTASI}))

    def _own_start(self, work: Work) -> date:
        """Return the first day of the program's own book, today before its first line."""
        first = work.mutasi.first_day_but(JenisMutasi.IMPOR.value)
        return date.fromisoformat(first) if first else self._mutasi.today()

    def _require_new(self, work: Work, berkas: BerkasLama) -> None:
        """Raise `RuleViolation` when this very table was taken over before."""
        mark = _digest(berkas.tabel)
        for entry in work.riwayat.of_kinds([JenisPeristiwa.BUKU_DIIMPOR]):
            if not work.kunci.find(entry.rekaman_id):
                continue  # destroyed with the month of its line
            content = dict(decode_pairs(content_of(work, entry.posisi)))
            if content["sidik"] == mark:
                day = datetime.fromisoformat(entry.waktu)
                raise RuleViolation.at(
                    "impor.berkas", f"Tabel ini sudah diimpor pada {day:%d-%m-%Y %H.%M}."
                )

    def _note(self, work: Work, berkas: BerkasLama, hasil: HasilBaca, saat: Saat) -> None:
        """Chain the act and write the line of today that says so."""
        rekaman_id = self._konteks.new_id()
        first, last = hasil.rentang
        self._pencatat.record(
            work,
            JenisPeristiwa.BUKU_DIIMPOR,
            rekaman_id=rekaman_id,
            isi=pairs(
                ("berkas", berkas.path.name),
                ("sidik", _digest(berkas.tabel)),
                ("baris", str(len(hasil.baik))),
                ("ditolak", str(len(hasil.salah))),
            ),
            saat=saat,
        )
        kalimat = self._mutasi.kalimat
        uraian = kalimat.sentence(
            "impor",
            berkas=berkas.path.name,
            jumlah=len(hasil.baik),
            awal=tanggal_panjang(first),
            akhir=tanggal_panjang(last),
        )
        self._mutasi.append(
            work,
            IsiMutasi(uraian, kalimat.sentence("impor_keterangan", no="", keterangan="").strip()),
            jenis=JenisMutasi.CATATAN,
            rekaman_id=rekaman_id,
            kejadian=saat.wall,
            merah=False,
            saat=saat,
        )

    def _write(self, work: Work, line: BarisLama, saat: Saat) -> None:
        """Write one line on its old day; what stood in the old book's margins goes to the right."""
        kalimat = self._mutasi.kalimat
        margin = [f"No. {line.no}" if line.no else "", f"paraf {line.paraf}" if line.paraf else ""]
        no = ", ".join(one for one in margin if one)
        self._mutasi.append(
            work,
            IsiMutasi(
                line.uraian,
                kalimat.sentence("impor_keterangan", no=no, keterangan=line.keterangan).strip(),
            ),
            jenis=JenisMutasi.IMPOR,
            rekaman_id=self._konteks.new_id(),
            kejadian=datetime.combine(line.hari, line.jam, saat.wall.tzinfo),
            merah=False,
            saat=saat,
            hari_lama=line.hari,
        )


def _digest(tabel: Tabel) -> str:
    """Return what tells one table from another, whatever its file is called."""
    rows = ["\x1f".join(row) for row in (tabel.kepala, *tabel.baris)]
    return hashlib.sha256("\x1e".join(rows).encode("utf-8", "surrogatepass")).hexdigest()
