"""The hand-over of a shift: kept, finished, confirmed later, read back from the paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from spkt_desk.domain.errors import AccessDenied, HakDitolak, RuleViolation
from spkt_desk.domain.jadwal import AnggotaJaga, Kehadiran
from spkt_desk.domain.mutasi import JenisMutasi
from spkt_desk.domain.satuan import Peran
from spkt_desk.domain.serah_terima import HitunganKetikan, SerahTerimaDraft, Sisi, TandaSerah
from spkt_desk.kunci.titik import read_point_code
from tests.services.meja import (
    SANDI_LAIN,
    acts,
    count,
    enrol,
    good,
    inside,
    issue,
    officer,
    open_shift,
    page_text,
)
from tests.support.serah import BASAH, counted, filled
from tests.support.stasiun import IZIN, SANDI, Stasiun, make_draft


def refused(stasiun: Stasiun, draft: SerahTerimaDraft, tanda: TandaSerah) -> dict[str, str]:
    """Return the problems of a form by their fields."""
    with pytest.raises(RuleViolation) as wrong:
        stasiun.layanan.serah.finish(draft, tanda)
    return {one.field: one.message for one in wrong.value.problems}


def test_a_hand_over_writes_its_red_line_and_a_checkpoint_its_paper_names(
    stasiun: Stasiun,
) -> None:
    open_shift(stasiun)
    enrol(stasiun, Peran.KA_SPKT)
    desk = stasiun.layanan
    desk.kertas.ensure(issue(stasiun))
    tanda = TandaSerah(SANDI_LAIN, SANDI)
    kunci = HitunganKetikan("kunci", "7", "sel dan gudang")
    done = desk.serah.finish(filled(stasiun.layanan, hitungan=counted(kunci)), tanda).value
    line = desk.mutasi.day(desk.mutasi.today())[-1]
    assert (line.jenis, line.merah) == (JenisMutasi.SERAH_TERIMA, True)
    assert "senjata api 4 pucuk, kunci 7 buah; tidak ada selisih" in line.uraian
    assert acts(stasiun)[-4:] == ["serah terima", "mutasi", "titik periksa", "kertas disimpan"]
    assert done.basah == ()
    said = page_text(desk.serah.sheet(1).pdf)
    assert done.kode in said
    assert acts(stasiun)[-1] == "lembar dicetak"
    assert read_point_code(done.kode).sampai == len(acts(stasiun)) - 3
    for words in (
        "SERAH TERIMA JAGA", "Regu II", "DARMAWAN", "sel dan gudang", "Situasi tenang.",
        "surat yang belum tercetak 1", "SKTLK/412/", "Yang menyerahkan,", "Yang menerima,",
        "Penanggung jawab,", "(dikukuhkan dengan kata sandi)",
    ):  # fmt: skip
        assert words.casefold() in said.casefold(), words
    assert desk.serah.sheet(1).pdf == desk.serah.sheet(1).pdf
    assert good(stasiun)


def test_a_figure_that_differs_needs_its_reason_and_is_said_in_the_line(stasiun: Stasiun) -> None:
    desk = stasiun.layanan
    open_shift(stasiun)
    fewer = counted(HitunganKetikan("tahanan_laki", "1", "Anton Wuwung, sehat"), senpi="3")
    found = refused(stasiun, filled(stasiun.layanan, hitungan=fewer), BASAH)
    assert set(found) == {"hitungan.tahanan_laki.alasan", "hitungan.senpi.alasan"}
    assert "Sebelumnya 4, kini 3" in found["hitungan.senpi.alasan"]
    told = counted(
        HitunganKetikan("tahanan_laki", "1", "Anton Wuwung, sehat", "titipan Reskrim"),
        HitunganKetikan("senpi", "3", alasan="satu dipinjam patroli"),
    )
    desk.serah.finish(filled(stasiun.layanan, hitungan=told), BASAH)
    line = desk.mutasi.day(desk.mutasi.today())[-1].uraian
    assert "senjata api 4 menjadi 3 (satu dipinjam patroli)" in line
    assert "Anton" not in line  # names stand on the sheet, not in the book
    said = page_text(desk.serah.sheet(1).pdf)
    assert "Anton Wuwung, sehat" in said
    assert "-1: satu dipinjam" in said
    with inside(stasiun) as raw:
        rows = dict(raw.execute("SELECT kunci, jumlah FROM hitungan").fetchall())
        before = dict(raw.execute("SELECT kunci, sebelum FROM hitungan").fetchall())
    assert (rows["senpi"], before["senpi"]) == (3, 4)


def test_who_came_during_the_shift_explains_the_difference(stasiun: Stasiun) -> None:
    desk = stasiun.layanan
    open_shift(stasiun)
    desk.pendamping.note("tahanan_laki_masuk", "Anton Wuwung, penyidik Aiptu Karim", "1", "")
    forgotten = refused(stasiun, filled(desk, hitungan=counted()), BASAH)
    assert forgotten == {
        "hitungan.tahanan_laki.alasan": "Sebelumnya 0, menurut buku 1, kini 0. Isi alasannya."
    }
    told = counted(HitunganKetikan("tahanan_laki", "1", "Anton Wuwung, sehat"))
    desk.serah.finish(filled(desk, hitungan=told), BASAH)
    line = desk.mutasi.day(desk.mutasi.today())[-1].uraian
    assert "tahanan laki-laki 0 menjadi 1 (menurut buku pendamping)" in line
    assert "+1: menurut buku pendamping" in page_text(desk.serah.sheet(1).pdf)
    desk.pendamping.note("tahanan_laki_masuk", "Baduwi, penyidik Aiptu Karim", "1", "")
    assert desk.giliran.proposal().tahanan_laki == 2
    open_shift(stasiun, regu="Regu III", tahanan_laki=2)
    assert dict(desk.serah.form(2).gerak) == {"tahanan_laki": 1}
    assert good(stasiun)


def test_a_reason_why_a_figure_stayed_against_the_books_stands_on_the_sheet(
    stasiun: Stasiun,
) -> None:
    desk = stasiun.layanan
    open_shift(stasiun)
    desk.pendamping.note("tahanan_laki_masuk", "Anton Wuwung, penyidik Aiptu Karim", "1", "")
    told = counted(HitunganKetikan("tahanan_laki", "0", "", "dititip di Polres"))
    desk.serah.finish(filled(desk, hitungan=told), BASAH)
    assert (
        "laki-laki tetap 0 (dititip di Polres)" in desk.mutasi.day(desk.mutasi.today())[-1].uraian
    )
    assert "0: dititip di Polres" in page_text(desk.serah.sheet(1).pdf)


def test_after_a_hand_over_that_counted_nothing_the_opening_is_what_stood_before(
    stasiun: Stasiun,
) -> None:
    desk = stasiun.layanan
    open_shift(stasiun)
    lists = desk.daftar_jaga.decided()
    only_keys = tuple(
        replace(one, aktif=one.kunci == "kunci", wajib=False) for one in lists.hitungan
    )
    desk.daftar_jaga.save(replace(lists, hitungan=only_keys))
    desk.serah.finish(filled(desk, hitungan=()), BASAH)
    desk.daftar_jaga.save(lists)
    desk.pendamping.note("tahanan_laki_masuk", "Baduwi, penyidik Aiptu Karim", "1", "")
    open_shift(stasiun, regu="Regu III", tahanan_laki=1)
    form = desk.serah.form(2)
    assert dict(form.sebelum)["tahanan_laki"] == 1
    assert dict(form.gerak) == {}


def test_the_next_hand_over_stands_beside_the_last(stasiun: Stasiun) -> None:
    desk = stasiun.layanan
    open_shift(stasiun)
    radio = HitunganKetikan("radio", "5")
    desk.serah.finish(filled(stasiun.layanan, hitungan=counted(radio)), BASAH)
    open_shift(stasiun, regu="Regu III")
    assert dict(desk.serah.form(2).sebelum)["radio"] == 5
    found = refused(stasiun, filled(stasiun.layanan, 2), BASAH)
    assert found == {"hitungan.radio.jumlah": "Belum dihitung. Sebelumnya 5 unit."}


def test_every_problem_comes_at_once_and_nothing_is_written(stasiun: Stasiun) -> None:
    open_shift(stasiun)
    before = count(stasiun)
    empty = SerahTerimaDraft(1, menyerahkan_id="P404", evaluasi="a" * 2001)
    found = refused(stasiun, empty, TandaSerah())
    assert set(found) == {
        "serah.menyerahkan", "serah.menerima", "serah.penanggung", "serah.evaluasi",
        "hitungan.tahanan_laki.jumlah", "hitungan.tahanan_perempuan.jumlah",
        "hitungan.senpi.jumlah", "serah.sandi_menyerahkan", "serah.sandi_menerima",
    }  # fmt: skip
    same = filled(stasiun.layanan, menerima_id=officer(stasiun, Peran.KA_SPKT).petugas_id)
    assert "orang lain" in refused(stasiun, same, BASAH)["serah.menerima"]
    wrong = filled(stasiun.layanan, hitungan=counted(senpi="empat"))
    assert "bilangan" in refused(stasiun, wrong, BASAH)["hitungan.senpi.jumlah"]
    nameless = filled(
        stasiun.layanan, hitungan=counted(HitunganKetikan("tahanan_laki", "1", alasan="titipan"))
    )
    assert "hitungan.tahanan_laki.rincian" in refused(stasiun, nameless, BASAH)
    strange = filled(stasiun.layanan, perhatian="rapat 会议")
    assert "U+4F1A" in refused(stasiun, strange, BASAH)["serah.perhatian"]
    assert count(stasiun) == before


def test_work_goes_on_and_it_is_finished_later_marked_so(stasiun: Stasiun) -> None:
    desk = stasiun.layanan
    open_shift(stasiun)
    assert desk.serah.pending() == ()
    draft = filled(stasiun.layanan, perhatian="Kunci sel cadangan di laci.")
    desk.serah.keep(draft)
    open_shift(stasiun, regu="Regu III")
    issue(stasiun)
    assert desk.serah.pending() == (1,)
    stasiun.clock.advance(timedelta(hours=3))
    other = enrol(stasiun, Peran.BAMIN)
    kept = other.serah.form(1).draft
    assert kept == draft
    done = other.serah.finish(kept, BASAH).value
    assert done.kemudian
    assert done.isi.regu_baru == "Regu III"
    line = desk.mutasi.day(desk.mutasi.today())[-1]
    assert line.keterangan == "serah terima, diselesaikan kemudian"
    assert "diselesaikan kemudian" in page_text(desk.serah.sheet(1).pdf)
    assert desk.serah.pending() == ()
    assert count(stasiun)["draf_serah"] == 0
    assert refused(stasiun, draft, BASAH)["serah_terima"].endswith("sudah selesai.")
    desk.serah.keep(draft)  # a screen that was still open keeps nothing of what is finished
    assert count(stasiun)["draf_serah"] == 0


def test_at_the_change_itself_it_is_not_marked(stasiun: Stasiun) -> None:
    open_shift(stasiun)
    open_shift(stasiun, regu="Regu III")
    stasiun.clock.advance(timedelta(minutes=40))
    assert not stasiun.layanan.serah.finish(filled(stasiun.layanan), BASAH).value.kemudian


def test_a_wrong_password_writes_nothing_and_says_whose(stasiun: Stasiun) -> None:
    open_shift(stasiun)
    enrol(stasiun, Peran.KA_SPKT)
    serah = stasiun.layanan.serah
    with pytest.raises(AccessDenied) as denied:
        serah.finish(filled(stasiun.layanan), TandaSerah("bukan ini sandinya", SANDI))
    assert denied.value.field == "serah.sandi_menyerahkan"
    assert denied.value.message == "Kata sandi tidak cocok. Ketik lagi."
    assert "serah terima" not in acts(stasiun)


def test_who_has_no_account_signs_by_hand_and_adds_the_password_later(stasiun: Stasiun) -> None:
    open_shift(stasiun)
    serah = stasiun.layanan.serah
    found = refused(stasiun, filled(stasiun.layanan), TandaSerah("apa saja boleh 1", SANDI))
    assert "tanda tangan basah" in found["serah.sandi_menyerahkan"]
    done = serah.finish(filled(stasiun.layanan), TandaSerah("", SANDI, basah=True)).value
    assert done.basah == (Sisi.MENYERAHKAN,)
    assert "(tanda tangan basah)" in page_text(serah.sheet(1).pdf)
    with pytest.raises(RuleViolation, match="sudah ada"):
        serah.confirm(1, Sisi.MENERIMA, SANDI)
    enrol(stasiun, Peran.KA_SPKT)
    after = serah.confirm(1, Sisi.MENYERAHKAN, SANDI_LAIN).value
    assert after.basah == ()
    assert acts(stasiun)[-1] == "sandi serah terima menyusul"
    with pytest.raises(RuleViolation, match="sudah ada"):
        serah.confirm(1, Sisi.MENYERAHKAN, SANDI_LAIN)
    assert good(stasiun)


def test_a_shift_that_never_was_has_no_hand_over(stasiun: Stasiun) -> None:
    with pytest.raises(RuleViolation, match="tidak ada"):
        stasiun.layanan.serah.form(7)


def test_what_is_open_counts_by_itself(stasiun: Stasiun) -> None:
    open_shift(stasiun)
    desk = stasiun.layanan
    desk.draf.keep(make_draft("tertinggal"))
    desk.draf.register_taken(make_draft("diambil", asal="diambil"))
    desk.kertas.ensure(issue(stasiun, "surat"))
    meja = desk.serah.form(1).meja
    assert (meja.draf, meja.menunggu_lp, meja.hutang_cetak) == (1, 1, 1)
    assert meja.nomor_buku == len(desk.mutasi.day(desk.mutasi.today()))
    assert [one[:10] for one in meja.nomor] == ["SKTLK/412/"]


def test_the_next_shift_is_proposed_what_was_counted(stasiun: Stasiun) -> None:
    desk = stasiun.layanan
    open_shift(stasiun)
    assert desk.giliran.proposal().senpi == 4
    fewer = counted(HitunganKetikan("senpi", "3", alasan="satu dipinjam"))
    desk.serah.finish(filled(desk, hitungan=fewer), BASAH)
    assert desk.giliran.proposal().senpi == 3


def test_the_roster_says_who_comes_and_who_was_missing(stasiun: Stasiun) -> None:
    ka = enrol(stasiun, Peran.KA_SPKT)
    ratna = officer(stasiun, Peran.BAMIN).petugas_id
    ka.jadwal.make(ka.mutasi.today())
    today, tomorrow, *_ = (one.jadwal for one in ka.jadwal.month(ka.mutasi.today()))
    sick = (AnggotaJaga(ratna, Kehadiran.SAKIT),)
    ka.jadwal.change(replace(today, anggota=sick), "sakit")
    ka.jadwal.change(replace(tomorrow, regu="Regu X", ka_spkt_id=ratna), "tukar")
    open_shift(stasiun)
    desk = stasiun.layanan
    assert desk.serah.form(1).draft.menerima_id == ratna
    isi = desk.serah.finish(filled(desk), BASAH).value.isi
    assert isi.regu_baru == "Regu X"
    assert [(one.nama, one.keterangan) for one in isi.personel][-1] == ("Ratna Wulandari", "sakit")


def test_who_may_not_read_the_book_does_not_learn_who_is_detained(stasiun: Stasiun) -> None:
    open_shift(stasiun)
    stasiun.layanan.serah.finish(filled(stasiun.layanan), BASAH)
    head = officer(stasiun, Peran.KA_SPKT)
    stasiun.layanan.setelan.save_petugas(replace(head, peran=frozenset({Peran.HUMAS})), IZIN)
    humas = enrol(stasiun, Peran.HUMAS)
    assert humas.serah.shifts()[0].selesai
    for read in (humas.serah.form, humas.serah.sheet):
        with pytest.raises(HakDitolak):
            read(1)
