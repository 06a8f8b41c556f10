"""BATAL: only KA SPKT or the Kapolsek, with a reason and his password; the number stays taken."""

from __future__ import annotations

import pytest

from spkt_desk.domain.errors import AccessDenied, RuleViolation
from spkt_desk.domain.nomor import KeadaanNomor
from spkt_desk.domain.outcomes import PrintOutcome
from spkt_desk.domain.satuan import Peran
from spkt_desk.domain.wewenang import Bukti
from tests.services.meja import IZIN_LAIN, acts, count, enrol, good, issue, page_text, printed
from tests.support.stasiun import PERTAMA, Stasiun, make_draft


@pytest.mark.parametrize("peran", [Peran.KA_SPKT, Peran.KAPOLSEK])
def test_the_number_stays_void_and_the_book_says_why(stasiun: Stasiun, peran: Peran) -> None:
    rekaman_id = issue(stasiun)
    kept = printed(stasiun, rekaman_id)
    head = enrol(stasiun, peran)
    assert head.pembatalan.cancel(rekaman_id, "laporan ditarik", IZIN_LAIN).value == PERTAMA
    assert acts(stasiun)[-2:] == ["surat dibatalkan", "mutasi"]
    line = head.mutasi.day(head.mutasi.today())[-1]
    assert line.uraian == (
        f"Surat keterangan kehilangan Nomor {PERTAMA} tanggal 21 November 2026 dibatalkan; "
        "karena laporan ditarik."
    )
    [paper] = head.kertas.recent(5)
    assert paper.keadaan is KeadaanNomor.BATAL
    for refused in (head.kertas.original, head.kertas.copy, head.kertas.hand_over):
        with pytest.raises(RuleViolation, match="dibatalkan tanggal 21 November 2026"):
            refused(kept.kertas_id)
    before = head.kertas.pdf(kept.kertas_id)
    sheet = head.kertas.void(kept.kertas_id)
    assert "BATAL" in page_text(sheet.pdf)
    assert head.kertas.record(sheet, PrintOutcome.TERCETAK).value.salinan == 0
    assert head.kertas.pdf(kept.kertas_id) == before
    assert head.kehilangan.issue(make_draft("berikut")).value.nomor == PERTAMA.replace("412", "413")
    assert good(stasiun)


def test_a_void_paper_is_not_owed_and_its_correction_goes(stasiun: Stasiun) -> None:
    rekaman_id = issue(stasiun)
    stasiun.layanan.kertas.ensure(rekaman_id)
    stasiun.layanan.draf.keep(stasiun.layanan.draf.reopen(rekaman_id).value)
    head = enrol(stasiun, Peran.KA_SPKT)
    head.pembatalan.cancel(rekaman_id, "laporan ditarik", IZIN_LAIN)
    assert (head.kertas.debts(), head.draf.all()) == ((), ())
    with pytest.raises(RuleViolation, match="dibatalkan"):
        head.draf.reopen(rekaman_id)
    with pytest.raises(RuleViolation, match="dibatalkan"):
        head.pembatalan.cancel(rekaman_id, "sekali lagi", IZIN_LAIN)
    assert good(stasiun)


def test_nobody_else_and_not_without_reason_or_password(stasiun: Stasiun) -> None:
    rekaman_id = issue(stasiun)
    for peran in (Peran.PIKET, Peran.BAMIN):
        desk = stasiun.layanan if peran is Peran.PIKET else enrol(stasiun, peran)
        with pytest.raises(RuleViolation, match="tidak boleh membatalkan"):
            desk.pembatalan.cancel(rekaman_id, "laporan ditarik", IZIN_LAIN)
    head = enrol(stasiun, Peran.KA_SPKT)
    before = count(stasiun)
    for alasan, bukti, field in (
        ("  ", IZIN_LAIN, "alasan_batal"),
        ("laporan ditarik", Bukti(), "kata_sandi_sendiri"),
    ):
        with pytest.raises(RuleViolation) as violation:
            head.pembatalan.cancel(rekaman_id, alasan, bukti)
        assert violation.value.problems[0].field == field
    with pytest.raises(AccessDenied):
        head.pembatalan.cancel(rekaman_id, "laporan ditarik", Bukti("bukan sandi saya 1"))
    assert count(stasiun) == before


def test_a_letter_in_force_has_no_void_page(stasiun: Stasiun) -> None:
    kept = printed(stasiun, issue(stasiun))
    with pytest.raises(RuleViolation, match="masih berlaku"):
        stasiun.layanan.kertas.void(kept.kertas_id)
