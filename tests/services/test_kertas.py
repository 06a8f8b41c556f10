"""The kept page: the same bytes for ever, known or owed at the printer, copies counted."""

from __future__ import annotations

import hashlib

import pytest

from spkt_desk.domain.errors import EnvironmentFault, RuleViolation
from spkt_desk.domain.kertas import JenisCetakan, LembarCetak
from spkt_desk.domain.outcomes import PrintOutcome
from spkt_desk.services.pemeriksaan import ARSIP
from tests.services.meja import acts, good, handed_over, inside, issue, page_text, printed
from tests.support.stasiun import NIK, Stasiun


def _ensured(stasiun: Stasiun) -> tuple[str, bytes]:
    kept = stasiun.layanan.kertas.ensure(issue(stasiun)).value
    return kept.kertas_id, stasiun.layanan.kertas.pdf(kept.kertas_id)


def _file(stasiun: Stasiun) -> str:
    with inside(stasiun) as raw:
        return str(raw.execute("SELECT berkas FROM kertas").fetchone()[0])


def test_the_kept_bytes_answer_their_sha256(stasiun: Stasiun) -> None:
    _, pdf = _ensured(stasiun)
    with inside(stasiun) as raw:
        sidik, ukuran = raw.execute("SELECT sidik, ukuran FROM kertas").fetchone()
    assert hashlib.sha256(pdf).hexdigest() == sidik
    assert len(pdf) == ukuran


def test_a_second_ensure_writes_nothing(stasiun: Stasiun) -> None:
    kertas_id, pdf = _ensured(stasiun)
    before = acts(stasiun)
    rekaman_id = kertas_id.removesuffix("-1")
    assert stasiun.layanan.kertas.ensure(rekaman_id).changed == frozenset()
    assert stasiun.layanan.kertas.pdf(kertas_id) == pdf
    assert acts(stasiun) == before


def test_two_stations_of_the_same_record_would_render_alike(stasiun: Stasiun) -> None:
    rekaman_id = issue(stasiun)
    first = stasiun.layanan.kertas.pdf(stasiun.layanan.kertas.ensure(rekaman_id).value.kertas_id)
    _unkeep(stasiun)
    again = stasiun.layanan.kertas.pdf(stasiun.layanan.kertas.ensure(rekaman_id).value.kertas_id)
    assert again == first


def test_printing_and_copying_leave_the_kept_bytes_alone(stasiun: Stasiun) -> None:
    kertas_id, pdf = _ensured(stasiun)
    kertas = stasiun.layanan.kertas
    sheet = kertas.original(kertas_id)
    assert sheet.asli == (1, 2)
    assert "Asli ke-2 dari 2" in page_text(sheet.pdf)
    kertas.record(sheet, PrintOutcome.TERCETAK)
    kertas.hand_over(kertas_id)
    copy = kertas.copy(kertas_id)
    assert copy.pdf != pdf
    assert "SALINAN" in page_text(copy.pdf).upper()
    kertas.record(copy, PrintOutcome.TERCETAK)
    assert kertas.pdf(kertas_id) == pdf
    assert good(stasiun)


def test_the_file_on_disk_is_sealed(stasiun: Stasiun) -> None:
    _ensured(stasiun)
    [sealed] = [path for path in stasiun.folder.arsip.rglob("*") if path.is_file()]
    content = sealed.read_bytes()
    assert b"%PDF" not in content
    assert NIK.encode() not in content


def test_a_changed_file_is_a_sentence_and_named_by_the_check(stasiun: Stasiun) -> None:
    kertas_id, _ = _ensured(stasiun)
    path = stasiun.layanan.kertas._konteks.arsip.path_of(_file(stasiun))  # noqa: SLF001
    damaged = bytearray(path.read_bytes())
    damaged[100] ^= 1
    path.write_bytes(bytes(damaged))
    with pytest.raises(EnvironmentFault, match="rusak atau diubah") as fault:
        stasiun.layanan.kertas.pdf(kertas_id)
    assert "cadangan" in fault.value.advice
    [bad] = [line for line in stasiun.layanan.pemeriksaan.check() if not line.baik]
    assert bad.bagian == "Arsip surat"
    assert "412" in bad.kalimat


def test_a_missing_file_is_a_sentence_and_named_by_the_check(stasiun: Stasiun) -> None:
    kertas_id, _ = _ensured(stasiun)
    stasiun.layanan.kertas._konteks.arsip.path_of(_file(stasiun)).unlink()  # noqa: SLF001
    with pytest.raises(EnvironmentFault, match="tidak ditemukan"):
        stasiun.layanan.kertas.original(kertas_id)
    [bad] = [line for line in stasiun.layanan.pemeriksaan.check() if not line.baik]
    assert (bad.bagian, "412" in bad.kalimat) == ("Arsip surat", True)


def test_another_sealed_page_in_its_place_is_refused(stasiun: Stasiun) -> None:
    arsip = stasiun.layanan.kertas._konteks.arsip  # noqa: SLF001
    first = stasiun.layanan.kertas.ensure(issue(stasiun, "satu")).value.kertas_id
    mine = _file(stasiun)
    other = stasiun.layanan.kertas.ensure(issue(stasiun, "dua")).value
    [theirs] = [name for name in arsip.names() if name != mine]
    arsip.path_of(mine).write_bytes(arsip.path_of(theirs).read_bytes())
    with pytest.raises(EnvironmentFault):
        stasiun.layanan.kertas.pdf(first)
    assert stasiun.layanan.kertas.pdf(other.kertas_id)


def test_a_file_nobody_knows_is_named_by_the_check(stasiun: Stasiun) -> None:
    _ensured(stasiun)
    stasiun.layanan.kertas._konteks.arsip.put(b"yatim")  # noqa: SLF001
    [bad] = [line for line in stasiun.layanan.pemeriksaan.check() if not line.baik]
    assert bad.bagian == "Arsip surat"
    assert "1 berkas tanpa catatan" in bad.kalimat


@pytest.mark.parametrize(
    ("outcome", "owed"),
    [
        (PrintOutcome.TERCETAK, False),
        (PrintOutcome.TERKIRIM, True),
        (PrintOutcome.GAGAL, True),
        (PrintOutcome.DIBATALKAN, True),
        (PrintOutcome.TIDAK_DIKETAHUI, True),
    ],
)
def test_only_a_sheet_that_came_out_pays_the_debt(
    stasiun: Stasiun, outcome: PrintOutcome, *, owed: bool
) -> None:
    kertas_id, _ = _ensured(stasiun)
    kertas = stasiun.layanan.kertas
    assert [one.kertas_id for one in kertas.debts()] == [kertas_id]
    brief = kertas.record(kertas.original(kertas_id), outcome).value
    assert brief.tercetak is not owed
    assert bool(kertas.debts()) is owed
    assert acts(stasiun)[-1] == "cetak"
    if brief.ditanyakan:  # a sheet may lie at the printer: somebody looks before another is made
        with pytest.raises(RuleViolation, match="mungkin sudah keluar"):
            kertas.original(kertas_id)
        assert kertas.answer(kertas_id, keluar=False).value.ditanyakan is False
    if owed:  # the way out of a debt is to print the original, without any tick
        kertas.record(kertas.original(kertas_id), PrintOutcome.TERCETAK)
        assert kertas.debts() == ()


def test_the_answer_of_who_looked_pays_the_debt(stasiun: Stasiun) -> None:
    kertas_id, _ = _ensured(stasiun)
    kertas = stasiun.layanan.kertas
    assert kertas.record(kertas.original(kertas_id), PrintOutcome.TERKIRIM).value.ditanyakan
    assert kertas.answer(kertas_id, keluar=True).value.tercetak
    assert kertas.debts() == ()
    assert good(stasiun)


def test_a_spoiled_sheet_whose_reprint_failed_is_owed_again(stasiun: Stasiun) -> None:
    kertas = stasiun.layanan.kertas
    kept = printed(stasiun, issue(stasiun))
    again = kertas.original(kept.kertas_id, rusak_ditarik=True)
    assert not kertas.record(again, PrintOutcome.GAGAL).value.tercetak
    assert [one.kertas_id for one in kertas.debts()] == [kept.kertas_id]
    assert [one.ke for one in kertas.debts()[0].asli if not one.tercetak] == [1, 2]


def test_an_original_comes_out_twice_only_for_a_spoiled_sheet(stasiun: Stasiun) -> None:
    kertas = stasiun.layanan.kertas
    kept = printed(stasiun, issue(stasiun))
    with pytest.raises(RuleViolation) as violation:
        kertas.original(kept.kertas_id)
    assert violation.value.problems[0].field == "rusak_ditarik"
    again = kertas.original(kept.kertas_id, (2,), rusak_ditarik=True)
    assert again.jenis is JenisCetakan.ASLI
    assert page_text(again.pdf).count("Asli ke-") == 1
    assert "Asli ke-2 dari 2" in page_text(again.pdf)
    kertas.record(again, PrintOutcome.TERCETAK)
    with inside(stasiun) as raw:
        rows = raw.execute("SELECT ke, rusak_ditarik FROM cetakan ORDER BY cetakan_id").fetchall()
    assert rows == [(1, 0), (2, 0), (2, 1)]


def test_a_jammed_sheet_is_owed_alone_until_it_comes_out(stasiun: Stasiun) -> None:
    kertas = stasiun.layanan.kertas
    kept = printed(stasiun, issue(stasiun, asli="3"))
    jammed = kertas.original(kept.kertas_id, (3,), rusak_ditarik=True)
    kertas.record(jammed, PrintOutcome.GAGAL)
    [owed] = kertas.debts()
    assert [(one.ke, one.untuk) for one in owed.asli if not one.tercetak] == [
        (3, "keperluan pelapor")
    ]
    once_more = kertas.original(kept.kertas_id)  # what is owed needs no tick
    assert once_more.asli == (3,)
    assert kertas.record(once_more, PrintOutcome.TERCETAK).value.tercetak
    with pytest.raises(RuleViolation, match="3 lembar asli"):
        kertas.original(kept.kertas_id, (4,), rusak_ditarik=True)
    assert good(stasiun)


def test_a_letter_of_one_original_carries_no_mark(stasiun: Stasiun) -> None:
    kertas = stasiun.layanan.kertas
    kept = kertas.ensure(issue(stasiun, asli="1")).value
    assert kertas.original(kept.kertas_id).pdf == kertas.pdf(kept.kertas_id)


@pytest.mark.parametrize("asli", ["0", "6", "dua", "-1", "2.0"])
def test_there_are_one_to_five_originals(stasiun: Stasiun, asli: str) -> None:
    with pytest.raises(RuleViolation, match="1 sampai 5") as violation:
        issue(stasiun, asli=asli)
    assert violation.value.problems[0].field == "asli"


def test_a_letter_is_handed_over_once_and_only_when_it_came_out(stasiun: Stasiun) -> None:
    kertas = stasiun.layanan.kertas
    kept = kertas.ensure(issue(stasiun)).value
    with pytest.raises(RuleViolation, match="belum tercetak"):
        kertas.hand_over(kept.kertas_id)
    kertas.record(kertas.original(kept.kertas_id), PrintOutcome.TERCETAK)
    first = kertas.hand_over(kept.kertas_id)
    assert first.value.diserahkan is not None
    before = acts(stasiun)
    assert before[-1] == "surat diserahkan"
    again = kertas.hand_over(kept.kertas_id)
    assert (again.value.diserahkan, again.changed) == (first.value.diserahkan, frozenset())
    assert acts(stasiun) == before
    with pytest.raises(RuleViolation, match="sudah diserahkan"):
        kertas.original(kept.kertas_id, rusak_ditarik=True)
    assert good(stasiun)


def test_copies_are_counted_and_say_their_number(stasiun: Stasiun) -> None:
    kertas = stasiun.layanan.kertas
    kept = handed_over(stasiun, issue(stasiun))
    sheets = [_copied(stasiun, kept.kertas_id, PrintOutcome.TERCETAK) for _ in range(3)]
    assert [sheet.ke for sheet in sheets] == [1, 2, 3]
    assert [
        next(word for word in ("ke-1", "ke-2", "ke-3") if word in page_text(sheet.pdf))
        for sheet in sheets
    ] == ["ke-1", "ke-2", "ke-3"]
    assert kertas.recent(1)[0].salinan == 3


def test_the_number_of_a_copy_that_may_be_out_is_not_given_twice(stasiun: Stasiun) -> None:
    kept = handed_over(stasiun, issue(stasiun))
    outcomes = [
        PrintOutcome.GAGAL,
        PrintOutcome.DIBATALKAN,
        PrintOutcome.TIDAK_DIKETAHUI,
        PrintOutcome.TERKIRIM,
        PrintOutcome.TERCETAK,
    ]
    numbers = [_copied(stasiun, kept.kertas_id, outcome).ke for outcome in outcomes]
    assert numbers == [1, 1, 1, 2, 3]


def test_there_is_no_copy_before_the_citizen_has_the_original(stasiun: Stasiun) -> None:
    kept = printed(stasiun, issue(stasiun))
    with pytest.raises(RuleViolation, match="belum diserahkan"):
        stasiun.layanan.kertas.copy(kept.kertas_id)


def test_the_print_job_names_nobody(stasiun: Stasiun) -> None:
    kept = handed_over(stasiun, issue(stasiun))
    copy = stasiun.layanan.kertas.copy(kept.kertas_id)
    assert copy.judul == "SKTLK salinan 1"
    assert NIK not in repr(copy.judul)


def test_a_page_that_cannot_be_made_keeps_no_one_from_the_others(stasiun: Stasiun) -> None:
    bad, fine = issue(stasiun, "rusak"), issue(stasiun, "baik")
    with inside(stasiun) as raw:  # an emblem from before it was looked at
        raw.execute("DROP TRIGGER tolak_ubah_satuan")
        raw.execute("DROP TRIGGER tolak_ubah_kehilangan")
        raw.execute("CREATE TEMP TABLE baru AS SELECT * FROM satuan")
        raw.execute("UPDATE baru SET satuan_id = 99, lambang = x'00'")
        raw.execute("INSERT INTO satuan SELECT * FROM baru")
        raw.execute("UPDATE kehilangan SET satuan_id = 99 WHERE rekaman_id = ?", (bad,))
    kertas = stasiun.layanan.kertas
    assert kertas.render_missing().value == 1
    assert kertas.pdf(f"{fine}-1").startswith(b"%PDF")
    assert kertas.render_missing().value == 1
    with inside(stasiun) as raw:
        raw.execute("UPDATE satuan SET lambang = x'' WHERE satuan_id = 99")
    assert kertas.render_missing().value == 0
    assert kertas.pdf(f"{bad}-1").startswith(b"%PDF")


def test_the_leavings_of_a_kill_are_swept_and_strangers_stay(stasiun: Stasiun) -> None:
    first, second = issue(stasiun, "satu"), issue(stasiun, "dua")
    kertas = stasiun.layanan.kertas
    kertas.ensure(first)
    orphan = _file(stasiun)
    _unname(stasiun)  # the kill fell between the file and its name: the next login makes another
    kertas.render_missing()
    arsip = kertas._konteks.arsip  # noqa: SLF001
    stranger = arsip.put(b"yatim")
    assert len(arsip.names()) == 4
    assert kertas.sweep().value == 1
    assert orphan not in arsip.names()
    assert stranger in arsip.names()
    assert kertas.sweep().value == 0
    assert all(kertas.pdf(f"{one}-1").startswith(b"%PDF") for one in (first, second))


def test_the_check_calls_a_page_kept_twice_what_it_is(stasiun: Stasiun) -> None:
    """A full disk took the page and refused its name: nothing is lost, before and after."""
    rekaman_id = issue(stasiun)
    kertas = stasiun.layanan.kertas
    kertas.ensure(rekaman_id)
    _unname(stasiun)
    for living in (0, 1):
        papers = {line.bagian: line for line in stasiun.layanan.pemeriksaan.check()}[ARSIP]
        assert papers.baik
        whole = f"{living} halaman surat dan serah terima utuh"
        assert papers.kalimat == f"{whole}, 1 berkas rangkap menunggu dibuang"
        kertas.ensure(rekaman_id)
    assert kertas.sweep().value == 1
    kertas._konteks.arsip.put(b"yatim")  # noqa: SLF001
    papers = {line.bagian: line for line in stasiun.layanan.pemeriksaan.check()}[ARSIP]
    assert papers.kalimat.startswith("1 berkas tanpa catatan")


def test_reports_without_a_page_are_found_in_the_order_of_issue(stasiun: Stasiun) -> None:
    records = [issue(stasiun, f"d{turn}") for turn in range(4)]
    stasiun.layanan.kertas.ensure(records[1])
    with stasiun.layanan._konteks.database.reading() as work:  # noqa: SLF001
        owed = [one for one in records if one != records[1]]
        assert work.kertas.unrendered() == tuple((one, 1) for one in owed)


def _copied(stasiun: Stasiun, kertas_id: str, outcome: PrintOutcome) -> LembarCetak:
    sheet = stasiun.layanan.kertas.copy(kertas_id)
    stasiun.layanan.kertas.record(sheet, outcome)
    return sheet


def _unkeep(stasiun: Stasiun) -> None:
    """Bring the station back to the moment between commit and page, with an SQLite tool."""
    _unname(stasiun)
    for path in stasiun.folder.arsip.rglob("*.seg"):
        path.unlink()


def _unname(stasiun: Stasiun) -> None:
    with inside(stasiun) as raw:
        [(guard,)] = raw.execute(
            "SELECT sql FROM sqlite_master WHERE name = 'tolak_hapus_kertas'"
        ).fetchall()
        raw.execute("DROP TRIGGER tolak_hapus_kertas")
        raw.execute("DELETE FROM kertas")
        raw.execute(guard)
