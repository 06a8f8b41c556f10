"""From the form to a report without a number: dated facts, officials, every rule of the reading."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from spkt_desk.db.satuan import Versi
from spkt_desk.db.work import Work
from spkt_desk.documents import surat_kehilangan
from spkt_desk.domain import teks
from spkt_desk.domain.draf import KeadaanDraf
from spkt_desk.domain.errors import Problem, RuleViolation
from spkt_desk.domain.isian_kehilangan import read_draft
from spkt_desk.domain.jam import is_doubtful
from spkt_desk.domain.jenis_barang import KatalogBarang
from spkt_desk.domain.kehilangan import (
    Asal,
    IsiKehilangan,
    KehilanganDraft,
    KodePeriksa,
    LaporanKehilangan,
    Maksud,
)
from spkt_desk.domain.nomor import check_tahun, paper_moment, tahun_seri
from spkt_desk.domain.penjaga import Penjaga
from spkt_desk.domain.satuan import (
    Penandatangan,
    Petugas,
    Satuan,
    SetelanSurat,
)
from spkt_desk.services.draf import arrival, waiting_for
from spkt_desk.services.katalog import Katalog
from spkt_desk.services.konteks import SURAT_KEHILANGAN, Konteks
from spkt_desk.services.laporan_kehilangan import older_letter
from spkt_desk.services.pejabat import as_receiver, receivers, signers
from spkt_desk.services.pencatatan import Saat
from spkt_desk.services.penjaga import guard_now

_Fakta = tuple[Satuan, SetelanSurat, tuple[Petugas, ...]]


@dataclass(frozen=True, slots=True)
class Dasar:
    """The dated facts one report is made with."""

    versi: Versi
    satuan: Satuan
    surat: SetelanSurat
    katalog: KatalogBarang
    penerima: Penandatangan
    pejabat: Penandatangan
    penjaga: Penjaga


class Penyusun:
    """Reads forms at one station for one officer; writes nothing."""

    def __init__(self, konteks: Konteks, katalog: Katalog) -> None:
        """Read with the kinds of things in force."""
        self._konteks = konteks
        self._katalog = katalog
        self._fakta: dict[Versi, _Fakta] = {}

    def basis(self, work: Work, draft: KehilanganDraft, wall: datetime) -> Dasar:
        """Return the dated facts in force and the signers the draft picked, at a moment."""
        versi = work.satuan.current()
        satuan, surat, officers = self._dated(work, versi)
        penjaga = guard_now(work, wall)
        choices = signers(officers, penjaga, satuan)
        if not choices:
            raise RuleViolation.at(
                "penandatangan", "Belum ada KA SPKT atau Kapolsek di daftar petugas (F12)."
            )
        picked = [one for one in choices if one.kunci == draft.penandatangan]
        who = receivers(officers, penjaga, self._konteks.petugas)
        receiver = [one for one in who if one.petugas_id == draft.penerima]
        return Dasar(
            versi=versi,
            satuan=satuan,
            surat=surat,
            katalog=self._katalog.of(work, versi.katalog_id),
            penerima=as_receiver((receiver or [*who, self._konteks.petugas])[0]),
            pejabat=(picked or list(choices))[0].penandatangan,
            penjaga=penjaga,
        )

    def read(
        self, draft: KehilanganDraft, dasar: Dasar, saat: Saat
    ) -> tuple[IsiKehilangan, tuple[Problem, ...]]:
        """Read the form with the facts in force: the content, and what keeps it from being issued.

        Whose visit it is (`source_problems`) is asked apart: it needs the file.
        """
        isi, found = read_draft(
            draft, dasar.katalog, saat.wall.date(), dasar.penerima, dasar.pejabat
        )
        wanted, wrong = self._originals(draft)
        why = _reason_problems(draft)
        problems = (*_start_problems(draft, saat.wall), *found, *wrong, *why)
        return replace(isi, asli=wanted), problems

    def source_problems(self, work: Work, draft: KehilanganDraft) -> tuple[Problem, ...]:
        """Return why this visit gets no letter, whatever else it says."""
        kept = waiting_for(work, draft.draft_id)
        return _source_problems(draft, kept, self._konteks.sumber.bentuk.singkatan)

    def year_problems(
        self, work: Work, draft: KehilanganDraft, dasar: Dasar, saat: Saat
    ) -> tuple[Problem, ...]:
        """Return what is missing when this letter would take the first number of its year."""
        if draft.maksud == Maksud.PERBAIKAN:
            return ()
        tahun = tahun_seri(self.dated(draft, dasar, saat).date())
        if work.nomor.newest(SURAT_KEHILANGAN, tahun) is not None:
            return ()
        return check_tahun("tahun", draft.tahun, tahun, work.nomor.year_before(SURAT_KEHILANGAN))

    def dated(self, draft: KehilanganDraft, dasar: Dasar, saat: Saat) -> datetime:
        """Return the moment whose date this letter and its number would carry."""
        came = _came(draft, saat.wall, latihan=self._konteks.latihan)
        return paper_moment(came, saat.wall, dasar.surat.tanggal)

    def concept(
        self, work: Work, draft: KehilanganDraft, isi: IsiKehilangan, dasar: Dasar, saat: Saat
    ) -> LaporanKehilangan:
        """Return the report as it stands, without number and code."""
        replaces = draft.atas if draft.maksud == Maksud.PENGGANTI else ""
        return LaporanKehilangan(
            rekaman_id="",
            nomor="",
            datang=_came(draft, saat.wall, latihan=self._konteks.latihan),
            terbit=self.dated(draft, dasar, saat),
            isi=isi,
            satuan=dasar.satuan,
            surat=dasar.surat,
            bentuk=surat_kehilangan.form_version(self._konteks.sumber.bentuk),
            kode=KodePeriksa("", ""),
            latihan=self._konteks.latihan,
            menggantikan=older_letter(work, replaces),
        )

    def page(self, laporan: LaporanKehilangan) -> bytes:
        """Return the concept page."""
        sumber = self._konteks.sumber
        return surat_kehilangan.render(laporan, sumber.bentuk, sumber.huruf, konsep=True)

    def print_check(self, laporan: LaporanKehilangan) -> None:
        """Raise `RuleViolation` for a character the paper cannot show, before anything is kept."""
        surat_kehilangan.check(laporan, self._konteks.sumber.bentuk, self._konteks.sumber.huruf)

    def _dated(self, work: Work, versi: Versi) -> _Fakta:
        """Return unit, wording and officers, read once: what has a version never changes (R7)."""
        if versi not in self._fakta:
            self._fakta[versi] = (
                work.satuan.satuan(versi.satuan_id),
                work.satuan.surat(versi.setelan_id),
                work.petugas.all(),
            )
        return self._fakta[versi]

    def _originals(self, draft: KehilanganDraft) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
        """Return for whom each original is, as many as the draft asks for."""
        bentuk = self._konteks.sumber.bentuk
        most, typed = len(bentuk.asli_untuk), draft.asli.strip()
        usual = bentuk.asli_untuk[: bentuk.asli_lazim]
        if not typed:
            return usual, ()
        if typed not in {str(count) for count in range(1, most + 1)}:
            return usual, (Problem("asli", f"Jumlah lembar asli 1 sampai {most}."),)
        return bentuk.asli_untuk[: int(typed)], ()


def _source_problems(
    draft: KehilanganDraft, kept: KeadaanDraf, singkatan: str
) -> tuple[Problem, ...]:
    """Return why the first question does not lead to an SKTLK; a theft never does (S002 f).

    Nor does a visit `kept` as waiting for the LP, whatever the form in hand says by now.
    """
    taken = draft.asal == Asal.DIAMBIL or kept is KeadaanDraf.MENUNGGU_LP
    if draft.asal == Asal.HILANG and not taken:
        return ()
    if taken:
        why = f"Barang yang diambil orang dilaporkan dengan LP, bukan dengan {singkatan}."
    else:
        why = "Jawab dahulu: hilang, atau diambil orang."
    return (Problem("asal", why),)


def _came(draft: KehilanganDraft, now: datetime, *, latihan: bool) -> datetime:
    """Return when the visit began; now where only a clock before this program says when (R12)."""
    mulai = arrival(draft)
    return now if is_doubtful(mulai, None, latihan=latihan) else mulai


def _start_problems(draft: KehilanganDraft, now: datetime) -> tuple[Problem, ...]:
    """Return why the visit cannot have begun when the form says: more than a day ahead."""
    mulai = arrival(draft)
    if mulai <= now + timedelta(days=1):
        return ()
    why = f"Waktu datang {mulai:%d-%m-%Y} masih di depan. Periksa jam, lalu buka formulir baru."
    return (Problem("mulai", why),)


def _reason_problems(draft: KehilanganDraft) -> tuple[Problem, ...]:
    """Return what is wrong with the reason of a correction or a replacement."""
    if draft.maksud == Maksud.BARU:
        return ()
    return (
        *teks.missing("alasan", draft.alasan, "Alasan"),
        *teks.problems_of("alasan", draft.alasan, teks.NAMA),
    )
