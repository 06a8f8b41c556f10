"""The clock's witness: whether it can be right, and the officer who answers for it (R12, T15)."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from spkt_desk.db.work import Work
from spkt_desk.domain.bahasa import jam as tulis_jam
from spkt_desk.domain.bahasa import tanggal_panjang
from spkt_desk.domain.errors import Problem, RuleViolation
from spkt_desk.domain.jam import require_possible
from spkt_desk.domain.ketikan import digits_of, read_jam, read_tanggal
from spkt_desk.domain.mutasi import JenisMutasi
from spkt_desk.domain.outcomes import Changed, Saved
from spkt_desk.domain.riwayat import JenisPeristiwa
from spkt_desk.domain.wewenang import Tindakan
from spkt_desk.services.hak import require
from spkt_desk.services.konteks import Konteks
from spkt_desk.services.mutasi import IsiMutasi, MutasiService
from spkt_desk.services.pencatatan import Pencatat, Saat, pairs, stamp

TANGGAL: Final = "jam.tanggal"
PUKUL: Final = "jam.pukul"
_ANGKA_TANGGAL = 8


class JamService:
    """What an officer can do about the computer's clock."""

    def __init__(self, konteks: Konteks, pencatat: Pencatat, mutasi: MutasiService) -> None:
        """Work at one open station for one officer."""
        self._konteks = konteks
        self._pencatat = pencatat
        self._mutasi = mutasi

    def doubt(self) -> str:
        """Return why the clock cannot be right, in a sentence; "" while it can."""
        with self._konteks.database.reading() as work:
            return self._pencatat.clock_doubt(work, self._pencatat.saat(work))

    def confirm(self) -> Saved[datetime]:
        """Answer for a doubtful clock: it is right, what was written before it was not."""
        with self._konteks.database.transaction() as work:
            require(self._konteks, work, Tindakan.JAM_JAWAB)
            saat = self._pencatat.saat(work)
            if not self._pencatat.clock_doubt(work, saat):
                raise RuleViolation.at("jam", "Jam komputer sudah sejalan dengan catatan.")
            require_possible(saat.wall, "jam", latihan=self._konteks.latihan)
            before = work.riwayat.clock_reference()
            self._note(work, JenisPeristiwa.JAM_DIPASTIKAN, "jam_dipastikan", before, saat)
        return Saved(saat.wall, frozenset({Changed.MUTASI}))

    def correct(self, tanggal: str, pukul: str) -> Saved[datetime]:
        """Say the right time, as typed; the program goes by it until it is closed.

        The day needs its year: a doubtful clock does not supply it.
        """
        wrong = self._konteks.clock.now().wall
        right = self._read(tanggal, pukul, wrong)
        with self._konteks.database.transaction() as work:
            require(self._konteks, work, Tindakan.JAM_JAWAB)
            giliran = work.giliran.newest_number()
            saat = Saat(self._konteks.jam.would_be(right), giliran)
            self._note(work, JenisPeristiwa.JAM_DIBETULKAN, "jam_dibetulkan", stamp(wrong), saat)
        self._konteks.jam.set_to(right)
        return Saved(right, frozenset({Changed.MUTASI}))

    def _read(self, tanggal: str, pukul: str, wrong: datetime) -> datetime:
        """Return the typed time in the unit's zone, or everything wrong with it."""
        problems: list[Problem] = []
        right = wrong
        try:
            if len(digits_of(tanggal)) < _ANGKA_TANGGAL:
                raise RuleViolation.at(TANGGAL, "Ketik tanggal lengkap dengan tahun: 21112026.")
            hari = read_tanggal(TANGGAL, tanggal, wrong.date())
            right = right.replace(year=hari.year, month=hari.month, day=hari.day)
            require_possible(right, TANGGAL, latihan=self._konteks.latihan)
        except RuleViolation as violation:
            problems += violation.problems
        try:
            waktu = read_jam(PUKUL, pukul)
            right = right.replace(hour=waktu.hour, minute=waktu.minute, second=0, microsecond=0)
        except RuleViolation as violation:
            problems += violation.problems
        if problems:
            raise RuleViolation(*problems)
        return right

    def _note(
        self, work: Work, jenis: JenisPeristiwa, kalimat: str, before: str, saat: Saat
    ) -> None:
        """Chain the answer and write its line into the book."""
        rekaman_id = self._konteks.new_id()
        self._pencatat.record(
            work, jenis, rekaman_id=rekaman_id, isi=pairs(("sebelum", before)), saat=saat
        )
        wording = self._mutasi.kalimat
        old = _written(datetime.fromisoformat(before)) if before else "belum ada"
        self._mutasi.append(
            work,
            IsiMutasi(
                wording.sentence(kalimat, lama=old, baru=_written(saat.wall)),
                wording.sentence("jam_keterangan"),
            ),
            jenis=JenisMutasi.JAM,
            rekaman_id=rekaman_id,
            kejadian=saat.wall,
            merah=True,
            saat=saat,
        )


def _written(waktu: datetime) -> str:
    """Return a moment as the book says it."""
    return f"{tanggal_panjang(waktu.date())} pukul {tulis_jam(waktu.time())}"
