"""A stranger's paper: genuine, changed, replaced or unknown, without internet."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.outcomes import KodeAnswer
from spkt_desk.domain.pemeriksaan import HasilKode
from spkt_desk.domain.satuan import Peran
from spkt_desk.services.laporan_kehilangan import read_paper
from spkt_desk.services.verifikasi import KODE_TERPANJANG, read_station_file, verify_alone
from tests.services.meja import IZIN_LAIN, acts, enrol, inside, issue, printed, renamed
from tests.support.stasiun import PERTAMA, Stasiun, founded, make_draft


def _paper(stasiun: Stasiun, draft_id: str = "satu") -> tuple[str, str]:
    """Issue a letter; return the ten letters and the QR text that stand on it."""
    rekaman_id = issue(stasiun, draft_id)
    printed(stasiun, rekaman_id)
    return _codes(stasiun, rekaman_id)


def _codes(stasiun: Stasiun, rekaman_id: str) -> tuple[str, str]:
    """Return what stands on the newest edition of a letter."""
    konteks = stasiun.layanan._konteks  # noqa: SLF001 - the QR stands on the page and nowhere else
    with konteks.database.reading() as work:
        code = read_paper(konteks, work, rekaman_id).kode
    return code.kode, code.qr


def _verify(stasiun: Stasiun, teks: str, nomor: str = "") -> HasilKode:
    return stasiun.layanan.verifikasi.verify(teks, nomor)


@pytest.mark.parametrize("which", [0, 1])
def test_a_genuine_paper_is_told_with_what_to_compare(stasiun: Stasiun, which: int) -> None:
    hasil = _verify(stasiun, _paper(stasiun)[which])
    assert hasil.answer is KodeAnswer.ASLI
    assert hasil.nomor == PERTAMA
    assert hasil.tanggal == "21 November 2026"
    assert any("Suharti Ningsih" in line for line in hasil.rincian)
    assert acts(stasiun)[-1] == "kode diperiksa"


def test_the_letters_may_be_typed_as_a_hand_types_them(stasiun: Stasiun) -> None:
    kode, _ = _paper(stasiun)
    for typed in (kode.lower(), kode.replace("-", ""), kode.replace("-", " "), f" {kode} "):
        assert _verify(stasiun, typed).answer is KodeAnswer.ASLI


def test_the_number_on_the_sheet_must_be_the_number_of_the_code(stasiun: Stasiun) -> None:
    kode, qr = _paper(stasiun)
    for teks in (kode, qr):
        assert _verify(stasiun, teks, f" {PERTAMA.lower()} ").answer is KodeAnswer.ASLI
        assert _verify(stasiun, teks, "412").answer is KodeAnswer.ASLI
        assert _verify(stasiun, teks, PERTAMA.replace("412", "413")).answer is KodeAnswer.BERUBAH
        assert _verify(stasiun, teks, "413").answer is KodeAnswer.BERUBAH


def test_a_changed_qr_is_told(stasiun: Stasiun) -> None:
    _, qr = _paper(stasiun)
    parts = qr.split("*")
    for place in range(2, len(parts)):
        letters = parts[place]
        changed = ("2" if letters[0] != "2" else "3") + letters[1:]
        forged = "*".join([*parts[:place], changed, *parts[place + 1 :]])
        assert _verify(stasiun, forged).answer is KodeAnswer.BERUBAH, place


def test_an_unknown_code_is_unknown(stasiun: Stasiun) -> None:
    kode, _ = _paper(stasiun)
    other = ("2" if kode[0] != "2" else "3") + kode[1:]
    hasil = _verify(stasiun, other)
    assert (hasil.answer, hasil.nomor, hasil.rincian) == (KodeAnswer.TIDAK_DIKENAL, "", ())


def test_the_paper_of_another_station_is_unknown_not_false(
    stasiun: Stasiun, tmp_path: Path
) -> None:
    neighbour = founded(tmp_path / "tetangga", officers=None, latihan=True)
    kode, qr = _paper(neighbour)
    neighbour.close()
    assert _verify(stasiun, qr).answer is KodeAnswer.TIDAK_DIKENAL
    assert _verify(stasiun, kode).answer is KodeAnswer.TIDAK_DIKENAL


def test_a_newer_edition_replaces_the_sheet_in_hand(stasiun: Stasiun) -> None:
    kode, qr = _paper(stasiun)
    [letter] = stasiun.layanan.kertas.recent(1)
    renamed(stasiun, letter.rekaman_id, "Suharti Ningrum")
    for teks in (kode, qr):
        hasil = _verify(stasiun, teks)
        assert hasil.answer is KodeAnswer.DIGANTI
        assert "diganti edisi 2" in hasil.kalimat
        assert hasil.rincian[0] == "Nama: Suharti Ningsih"  # what stands on the sheet in hand
    for teks in _codes(stasiun, letter.rekaman_id):
        hasil = _verify(stasiun, teks)
        assert hasil.answer is KodeAnswer.ASLI
        assert hasil.rincian[0] == "Nama: Suharti Ningrum"


def test_a_replaced_letter_names_the_new_number(stasiun: Stasiun) -> None:
    kode, qr = _paper(stasiun)
    [letter] = stasiun.layanan.kertas.recent(1)
    stasiun.layanan.kertas.hand_over(letter.kertas_id)
    new = renamed(stasiun, letter.rekaman_id, "Suharti Ningrum")
    assert new.nomor == PERTAMA.replace("412", "413")
    for teks in (kode, qr):
        hasil = _verify(stasiun, teks)
        assert hasil.answer is KodeAnswer.DIGANTI
        assert new.nomor in hasil.kalimat
    assert _verify(stasiun, new.kode).answer is KodeAnswer.ASLI


def test_a_void_letter_says_so_with_the_day(stasiun: Stasiun) -> None:
    kode, qr = _paper(stasiun)
    [letter] = stasiun.layanan.kertas.recent(1)
    stasiun.clock.advance(timedelta(days=2))
    head = enrol(stasiun, Peran.KA_SPKT)
    head.pembatalan.cancel(letter.rekaman_id, "pelapor menarik laporan", IZIN_LAIN)
    for teks in (kode, qr):
        hasil = head.verifikasi.verify(teks)
        assert (hasil.answer, hasil.kata) == (KodeAnswer.BATAL, "BATAL")
        assert "dibatalkan tanggal 23 November 2026" in hasil.kalimat
    wrong = head.verifikasi.verify(kode, "999")
    assert wrong.answer is KodeAnswer.BERUBAH


def test_a_record_changed_in_the_file_makes_the_code_wrong(stasiun: Stasiun) -> None:
    first, _ = _paper(stasiun, "satu")
    other = replace(make_draft().pelapor, nama="Rahmat Ismail", nomor_identitas="7571030101900001")
    second = issue(stasiun, "dua", pelapor=other)
    with inside(stasiun) as raw:  # somebody lets the first code point at the second report
        raw.execute("DROP TRIGGER tolak_ubah_kehilangan")
        raw.execute("UPDATE kehilangan SET kode = 'AAAAA-AAAAA' WHERE rekaman_id <> ?", (second,))
        raw.execute("UPDATE kehilangan SET kode = ? WHERE rekaman_id = ?", (first, second))
    assert _verify(stasiun, first).answer is KodeAnswer.BERUBAH


@pytest.mark.parametrize("teks", ["", "ABC", "UUUUU-UUUUU", "12345-6789"])
def test_what_is_no_code_is_said_at_the_field(stasiun: Stasiun, teks: str) -> None:
    before = acts(stasiun)
    with pytest.raises(RuleViolation) as violation:
        _verify(stasiun, teks)
    assert violation.value.problems[0].field == "kode"
    assert acts(stasiun) == before


def test_a_torn_qr_is_no_verdict_of_forgery_by_accident(stasiun: Stasiun) -> None:
    _, qr = _paper(stasiun)
    answers = {_verify(stasiun, qr[:end]).answer for end in range(6, len(qr), 7) if "*" in qr[:end]}
    assert KodeAnswer.ASLI not in answers


def test_a_text_longer_than_any_code_is_refused_with_its_length(stasiun: Stasiun) -> None:
    before = acts(stasiun)
    for teks in ("*" * 5_000_000, "A" * (KODE_TERPANJANG + 1)):
        with pytest.raises(RuleViolation, match=str(len(teks))):
            _verify(stasiun, teks)
        with pytest.raises(RuleViolation, match=str(len(teks))):
            verify_alone(teks, ())
    kode, _ = _paper(stasiun)
    with pytest.raises(RuleViolation) as violation:
        _verify(stasiun, kode, "9" * 501)
    assert violation.value.problems[0].field == "nomor"
    assert "kode diperiksa" not in acts(stasiun)
    assert len(acts(stasiun)) > len(before)


def test_a_file_that_is_no_public_key_is_a_sentence(stasiun: Stasiun) -> None:
    assert read_station_file(stasiun.folder.public.read_bytes()).nama == "Polsek Sukamaju Timur"
    for data in (b"\xff\xfe\x00", b"%PDF-1.4\xe2\xe3", b"", b"SPKT"):
        with pytest.raises(RuleViolation, match="bukan kunci stasiun"):
            read_station_file(data)
