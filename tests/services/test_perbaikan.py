"""A letter put right: the next edition under its number, or another number once it was given."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import timedelta

import pytest

from spkt_desk.domain.errors import AccessDenied, RuleViolation
from spkt_desk.domain.kehilangan import Maksud
from spkt_desk.domain.nomor import KeadaanNomor
from spkt_desk.domain.outcomes import PrintOutcome
from spkt_desk.domain.wewenang import Bukti
from tests.services.meja import (
    acts,
    corrected,
    count,
    good,
    handed_over,
    inside,
    issue,
    page_text,
    printed,
    renamed,
)
from tests.support.stasiun import IZIN, NIK, PERTAMA, Stasiun

LAIN = "7571034511940004"


def _lines(stasiun: Stasiun) -> list[str]:
    mutasi = stasiun.layanan.mutasi
    return [one.uraian for one in mutasi.day(mutasi.today())]


def _refused(stasiun: Stasiun, draft: object, bukti: Bukti = IZIN) -> RuleViolation:
    before = count(stasiun)
    with pytest.raises(RuleViolation) as violation:
        stasiun.layanan.kehilangan.issue(draft, bukti)  # type: ignore[arg-type]
    assert count(stasiun) == before
    return violation.value


def test_the_next_edition_has_the_number_the_day_and_a_page_of_its_own(stasiun: Stasiun) -> None:
    rekaman_id = issue(stasiun)
    first = stasiun.layanan.kertas.pdf(printed(stasiun, rekaman_id).kertas_id)
    stasiun.clock.advance(timedelta(hours=2))
    second = renamed(stasiun, rekaman_id, "Suharti Ningrum")
    assert (second.rekaman_id, second.nomor, second.edisi) == (rekaman_id, PERTAMA, 2)
    kertas = stasiun.layanan.kertas
    kept = kertas.ensure(rekaman_id).value
    page = page_text(kertas.pdf(kept.kertas_id))
    for words in ("Suharti Ningrum", PERTAMA, "edisi 2", "pukul 08.07 WITA", second.kode):
        assert words in page
    assert kertas.pdf(f"{rekaman_id}-1") == first
    assert "Suharti Ningsih" in page_text(first)
    with inside(stasiun) as raw:
        sums = dict(raw.execute("SELECT edisi, sidik FROM kertas").fetchall())
    assert sums[1] == hashlib.sha256(first).hexdigest() != sums[2]
    assert good(stasiun)


def test_one_line_of_the_book_names_the_words_and_the_reason(stasiun: Stasiun) -> None:
    rekaman_id = issue(stasiun)
    renamed(stasiun, rekaman_id, "Suharti Ningrum")
    assert len(_lines(stasiun)) == 2
    assert _lines(stasiun)[-1] == (
        f"Surat keterangan kehilangan Nomor {PERTAMA} diperbaiki sebelum diserahkan (edisi 2): "
        "nama 'Suharti Ningsih' menjadi 'Suharti Ningrum'; karena salah ketik."
    )
    assert "kehilangan diperbaiki" in acts(stasiun)


def test_the_form_opens_as_it_was_filled_in(stasiun: Stasiun) -> None:
    signer = stasiun.layanan.kehilangan.signers()[-1]
    rekaman_id = issue(stasiun, penandatangan=signer.kunci, asli="3")
    draft = stasiun.layanan.draf.reopen(rekaman_id).value
    assert draft.maksud == Maksud.PERBAIKAN
    assert (draft.penandatangan, draft.penerima) == (
        signer.kunci,
        stasiun.layanan.petugas.petugas_id,
    )
    assert draft.asli == "3"
    # Issued as it stands, nothing would change: every field came back as it was.
    refusal = _refused(stasiun, replace(draft, alasan="tidak ada"))
    assert "Tidak ada isian yang berubah" in refusal.problems[0].message


def test_a_correction_begun_is_kept_and_goes_on(stasiun: Stasiun) -> None:
    rekaman_id = issue(stasiun)
    desk = stasiun.layanan
    begun = replace(desk.draf.reopen(rekaman_id).value, keterangan="separuh jalan")
    desk.draf.keep(begun)
    stasiun.close()
    again = stasiun.login()
    [line] = again.draf.all()
    assert line.maksud is Maksud.PERBAIKAN
    assert again.draf.load(line.draft_id) == begun
    assert again.draf.reopen(rekaman_id).value == begun
    kept = again.kertas.ensure(rekaman_id).value
    again.kertas.record(again.kertas.original(kept.kertas_id), PrintOutcome.TERCETAK)
    with pytest.raises(RuleViolation, match="belum selesai"):
        again.kertas.hand_over(kept.kertas_id)


def test_a_second_press_is_the_same_edition(stasiun: Stasiun) -> None:
    rekaman_id = issue(stasiun)
    desk = stasiun.layanan
    draft = replace(desk.draf.reopen(rekaman_id).value, keterangan="basah", alasan="kurang")
    desk.draf.keep(draft)
    first = desk.kehilangan.issue(draft, IZIN).value
    before = acts(stasiun)
    assert desk.kehilangan.issue(draft, IZIN).value == first
    assert acts(stasiun) == before
    assert desk.draf.all() == ()


def test_reason_and_own_password_are_asked_for(stasiun: Stasiun) -> None:
    rekaman_id = issue(stasiun)
    desk = stasiun.layanan
    draft = replace(desk.draf.reopen(rekaman_id).value, keterangan="basah")
    assert _refused(stasiun, draft).problems[0].field == "alasan"
    reasoned = replace(draft, alasan="kurang")
    assert _refused(stasiun, reasoned, Bukti()).problems[0].field == "kata_sandi_sendiri"
    before = count(stasiun)
    with pytest.raises(AccessDenied):
        desk.kehilangan.issue(reasoned, Bukti("bukan sandi saya 1"))
    assert count(stasiun) == before


def test_lists_and_debts_speak_of_the_newest_edition(stasiun: Stasiun) -> None:
    rekaman_id = issue(stasiun)
    old = printed(stasiun, rekaman_id)
    renamed(stasiun, rekaman_id, "Suharti Ningrum")
    kertas = stasiun.layanan.kertas
    assert kertas.recent(5) == ()  # until its page is made
    assert kertas.render_missing().value == 0
    [line] = kertas.recent(5)
    assert (line.edisi, line.nama, line.tercetak) == (2, "Suharti Ningrum", False)
    assert [one.edisi for one in kertas.debts()] == [2]
    with pytest.raises(RuleViolation, match="sudah diganti edisi 2"):
        kertas.original(old.kertas_id, rusak_ditarik=True)
    with pytest.raises(RuleViolation, match="sudah diganti edisi 2"):
        kertas.hand_over(old.kertas_id)
    assert len(handed_over(stasiun, rekaman_id).asli) == 2
    assert kertas.debts() == ()


def test_a_mistyped_number_is_the_same_person_with_the_right_one(stasiun: Stasiun) -> None:
    rekaman_id = issue(stasiun)
    orang = stasiun.layanan.orang
    [before] = orang.by_nomor(NIK)
    draft = stasiun.layanan.draf.reopen(rekaman_id).value
    right = replace(draft.pelapor, nomor_identitas=LAIN)
    corrected(stasiun, rekaman_id, pelapor=right, orang_id="")
    assert orang.by_nomor(NIK) == ()
    assert [one.orang_id for one in orang.by_nomor(LAIN)] == [before.orang_id]
    assert good(stasiun)


def test_whoever_was_named_by_mistake_is_as_before(stasiun: Stasiun) -> None:
    issue(stasiun, "dahulu")
    rekaman_id = issue(stasiun)  # recalled by mistake: the same number, somebody else's visit
    orang = stasiun.layanan.orang
    [other] = orang.by_nomor(NIK)
    draft = stasiun.layanan.draf.reopen(rekaman_id).value
    right = replace(draft.pelapor, nama="Rahmat Saleh", nomor_identitas=LAIN)
    corrected(stasiun, rekaman_id, pelapor=right, orang_id="")
    assert [(one.orang_id, one.nama) for one in orang.by_nomor(NIK)] == [
        (other.orang_id, "Suharti Ningsih")
    ]
    [new] = orang.by_nomor(LAIN)
    assert (new.nama, new.orang_id == other.orang_id) == ("Rahmat Saleh", False)
    assert good(stasiun)


def test_no_card_after_all_leaves_no_wrong_number(stasiun: Stasiun) -> None:
    rekaman_id = issue(stasiun)
    draft = stasiun.layanan.draf.reopen(rekaman_id).value
    bare = replace(
        draft.pelapor,
        jenis_identitas="tidak ada",
        nomor_identitas="",
        alasan_tanpa_identitas="KTP ikut hilang",
    )
    corrected(stasiun, rekaman_id, pelapor=bare)
    assert stasiun.layanan.orang.by_nomor(NIK) == ()
    assert len(stasiun.layanan.orang.by_nama("suharti")) == 1
    assert good(stasiun)


def test_three_editions_and_every_page_stands(stasiun: Stasiun) -> None:
    rekaman_id = issue(stasiun)
    stasiun.layanan.kertas.ensure(rekaman_id)
    renamed(stasiun, rekaman_id, "Suharti Ningrum")
    renamed(stasiun, rekaman_id, "Suharti Ningtyas")
    kertas = stasiun.layanan.kertas
    assert kertas.render_missing().value == 0  # both pages a kill left out
    names = [page_text(kertas.pdf(f"{rekaman_id}-{edisi}")) for edisi in (1, 2, 3)]
    for page, name in zip(names, ("Ningsih", "Ningrum", "Ningtyas"), strict=True):
        assert f"Suharti {name}" in page
    assert kertas.sweep().value == 0
    assert good(stasiun)


def test_once_handed_over_a_new_number_names_the_old_one(stasiun: Stasiun) -> None:
    rekaman_id = issue(stasiun)
    handed_over(stasiun, rekaman_id)
    stasiun.clock.advance(timedelta(days=3))
    new = renamed(stasiun, rekaman_id, "Suharti Ningrum")
    assert new.rekaman_id != rekaman_id
    assert new.nomor == PERTAMA.replace("412", "413")
    kertas = stasiun.layanan.kertas
    page = page_text(kertas.pdf(kertas.ensure(new.rekaman_id).value.kertas_id))
    assert f"pengganti surat Nomor {PERTAMA} tanggal 21 November 2026" in page
    assert f"mengganti surat Nomor {PERTAMA}" in _lines(stasiun)[-1]
    assert "salah ketik" in _lines(stasiun)[-1]
    old = next(one for one in kertas.recent(5) if one.rekaman_id == rekaman_id)
    assert (old.keadaan, old.pengganti) == (KeadaanNomor.DIGANTI, new.nomor)
    for refused in (kertas.copy, kertas.original):
        with pytest.raises(RuleViolation, match=f"diganti surat Nomor {new.nomor}"):
            refused(old.kertas_id)
    sheet = kertas.void(old.kertas_id)
    assert f"diganti surat Nomor {new.nomor}" in page_text(sheet.pdf)
    kertas.record(sheet, PrintOutcome.TERCETAK)
    with pytest.raises(RuleViolation, match="diganti surat Nomor"):
        stasiun.layanan.draf.reopen(rekaman_id)
    lines = {line.bagian: line for line in stasiun.layanan.pemeriksaan.check()}
    assert all(line.baik for line in lines.values())
    assert "1 diganti" in lines["Nomor surat"].kalimat


def test_a_correction_opened_before_the_hand_over_is_refused_after_it(stasiun: Stasiun) -> None:
    rekaman_id = issue(stasiun)
    draft = stasiun.layanan.draf.reopen(rekaman_id).value  # typed in, not kept yet
    handed_over(stasiun, rekaman_id)
    refusal = _refused(stasiun, replace(draft, keterangan="basah", alasan="kurang"))
    assert "sudah diserahkan" in refusal.problems[0].message


def test_a_letter_not_handed_over_is_corrected_not_replaced(stasiun: Stasiun) -> None:
    rekaman_id = issue(stasiun)
    draft = replace(
        stasiun.layanan.draf.reopen(rekaman_id).value,
        maksud=Maksud.PENGGANTI.value,
        keterangan="basah",
        alasan="kurang",
    )
    assert "belum diserahkan" in _refused(stasiun, draft).problems[0].message
