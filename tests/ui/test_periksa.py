from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from spkt_desk.domain.satuan import Peran
from spkt_desk.kunci.slot_toml import read_slots
from spkt_desk.kunci.titik import point_code
from spkt_desk.ui.periksa.kode import KodeTab
from spkt_desk.ui.periksa.tab import PeriksaTab
from tests.documents import baca
from tests.services.meja import open_shift
from tests.support.stasiun import IZIN, NRP, PERTAMA, SANDI, Stasiun, make_draft
from tests.ui.tab_terbuka import Meja, opened
from tests.ui.walker import faults_of


@pytest.fixture
def meja(qtbot: QtBot, stasiun: Stasiun) -> Iterator[Meja]:
    with opened(qtbot, lambda alat: KodeTab(stasiun.layanan, alat)) as made:
        yield made


@pytest.fixture
def periksa(qtbot: QtBot, stasiun: Stasiun) -> Iterator[Meja]:
    with opened(qtbot, lambda alat: PeriksaTab(stasiun.layanan, alat)) as made:
        yield made


def _tab(meja: Meja) -> KodeTab:
    assert isinstance(meja.tab, KodeTab)
    return meja.tab


def _ask(meja: Meja, kode: str, nomor: str = "") -> str:
    form = _tab(meja).form
    form.forget()
    form.kode.focus()
    meja.ctrl(Qt.Key.Key_A)
    meja.ketik(kode)
    if nomor:
        meja.tekan(Qt.Key.Key_Tab)
        meja.ketik(nomor)
    meja.enter()
    meja.tunggu(lambda: form.jawaban.isVisible() or form.kode.error)
    return form.cap.text


def _issued_code(stasiun: Stasiun) -> str:
    """Return the ten letters as they stand on the paper that was kept."""
    layanan = stasiun.layanan
    terbit = layanan.kehilangan.issue(make_draft()).value
    kertas = layanan.kertas.ensure(terbit.rekaman_id).value
    printed = baca.text(layanan.kertas.pdf(kertas.kertas_id))
    found = re.search(r"[Kk]ode periksa\s+([0-9A-Z]{5}-[0-9A-Z]{5})", printed)
    assert found, printed
    return found[1]


def _facts(meja: Meja) -> str:
    return "\n".join(one.text() for one in _tab(meja).form.jawaban.findChildren(QLabel))


def test_the_code_of_an_issued_paper_is_genuine(meja: Meja, stasiun: Stasiun) -> None:
    code = _issued_code(stasiun)
    assert _ask(meja, code.lower().replace("-", " ")) == "✓  ASLI"
    assert PERTAMA in _facts(meja)
    assert "Suharti Ningsih" in _facts(meja)
    assert "21 November 2026" in _facts(meja)
    assert meja.said[-1] == "Kode diperiksa: ASLI."


def test_another_number_on_the_sheet_is_a_changed_paper(meja: Meja, stasiun: Stasiun) -> None:
    code = _issued_code(stasiun)
    assert _ask(meja, code, PERTAMA.replace("412", "413")) == "✗  BERUBAH"
    assert "Suharti" not in _facts(meja)


def test_the_number_of_the_paper_before_does_not_judge_the_next(
    meja: Meja, stasiun: Stasiun
) -> None:
    code = _issued_code(stasiun)
    assert _ask(meja, code, "SKTLK/999") == "✗  BERUBAH"
    form = _tab(meja).form
    assert meja.focus is form.kode.line
    meja.ketik(code)
    assert not form.jawaban.isVisible()
    assert form.nomor.text() == ""
    meja.enter()
    meja.tunggu(form.jawaban.isVisible)
    assert form.cap.text == "✓  ASLI"


def test_a_foreign_code_is_unknown_and_never_false(meja: Meja, stasiun: Stasiun) -> None:
    code = _issued_code(stasiun)
    other = code[:-1] + ("Q" if code[-1] != "Q" else "7")
    assert _ask(meja, other) == "?  TIDAK DIKENAL"
    sentence = stasiun.layanan.verifikasi.verify(other).kalimat
    assert _tab(meja).form.kalimat.text() == sentence
    assert sentence.startswith("Periksa ketikan. Kode ini tidak ada")
    assert "palsu" not in _facts(meja).casefold()
    assert "Suharti" not in _facts(meja)


def test_letters_that_are_no_code_get_a_sentence_at_the_field(meja: Meja) -> None:
    _ask(meja, "halo")
    assert _tab(meja).form.kode.error
    assert not _tab(meja).form.jawaban.isVisible()


def test_a_scanner_may_write_into_the_field_of_the_code(meja: Meja) -> None:
    assert _tab(meja).form.kode.line.property("menerima_pindaian")


def test_every_widget_of_the_code_page_is_named(meja: Meja, stasiun: Stasiun) -> None:
    assert faults_of(meja.tab) == []
    _ask(meja, _issued_code(stasiun))
    assert faults_of(meja.tab) == []


def _check(meja: Meja) -> dict[str, tuple[str, str]]:
    """Press Enter and return {part: (sign, sentence)} as the page shows it."""
    assert isinstance(meja.tab, PeriksaTab)
    form = meja.tab.form
    meja.enter()
    meja.tunggu(lambda: "utuh" in form.keadaan.text())
    grid = form.kartu.findChildren(QLabel)
    texts = [one.text() for one in grid if one.isVisible()]
    start = next(i for i, one in enumerate(texts) if one in {"✓", "✗"})
    rows = texts[start : start + 3 * form.count]
    return {rows[i + 1]: (rows[i], rows[i + 2]) for i in range(0, len(rows), 3)}


def test_a_whole_station_is_good_in_every_line(periksa: Meja, stasiun: Stasiun) -> None:
    _issued_code(stasiun)
    found = _check(periksa)
    assert {sign for sign, _sentence in found.values()} == {"✓"}
    assert {"Berkas", "Rantai riwayat", "Buku mutasi", "Nomor surat", "Arsip surat"} <= set(found)
    assert periksa.said[-1] == "Pemeriksaan selesai: semua utuh."
    assert faults_of(periksa.tab) == []


_TAMPER = """
import sys
import sqlcipher3.dbapi2 as sqlcipher
raw = sqlcipher.connect(sys.argv[1])
raw.execute(f"PRAGMA key = \\"x'{sys.argv[2]}'\\"")
kept = raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
for name, _sql in kept:
    raw.execute(f"DROP TRIGGER {name}")
raw.execute("UPDATE mutasi SET paraf = 'ZZ'")
if sys.argv[3] == "rapi":
    for _name, sql in kept:
        raw.execute(sql)
raw.commit()
"""


def _tamper(stasiun: Stasiun, how: str) -> None:
    """Change the book behind the program's back, by another program."""
    slots = read_slots(stasiun.folder.slots.read_text(encoding="utf-8"))
    key = slots.unlock(NRP, SANDI).hex()
    command = [sys.executable, "-c", _TAMPER, str(stasiun.folder.database), key, how]
    subprocess.run(command, check=True, timeout=60)


def test_a_line_changed_behind_the_program_is_found(periksa: Meja, stasiun: Stasiun) -> None:
    stasiun.layanan.mutasi.write("Patroli pagi.")
    _tamper(stasiun, "rapi")
    found = _check(periksa)
    assert found["Isi terhadap rantai"][0] == "✗"
    assert found["Susunan"][0] == "✓"
    assert "tidak utuh" in periksa.said[-1]


def test_removed_guards_of_the_book_are_found(periksa: Meja, stasiun: Stasiun) -> None:
    stasiun.layanan.mutasi.write("Patroli pagi.")
    _tamper(stasiun, "kasar")
    assert _check(periksa)["Susunan"][0] == "✗"


def test_a_second_check_begins_with_a_clean_page(periksa: Meja, stasiun: Stasiun) -> None:
    first = _check(periksa)
    assert isinstance(periksa.tab, PeriksaTab)
    periksa.tab.form.say("", "")
    assert _check(periksa).keys() == first.keys()


def test_an_owed_key_is_no_damage_and_says_where_it_is_paid(
    periksa: Meja, stasiun: Stasiun
) -> None:
    setelan = stasiun.layanan.setelan
    bamin = next(one for one in setelan.petugas() if Peran.BAMIN in one.peran)
    setelan.add_account(bamin.petugas_id, "perahu hijau 9 di pantai", IZIN)
    setelan.save_petugas(replace(bamin, aktif=False), IZIN)
    found = _check(periksa)
    assert found["Kunci data"][0] == "✗"
    assert isinstance(periksa.tab, PeriksaTab)
    assert "Ganti kunci data sekarang" in periksa.tab.form.keadaan.text()
    assert "data utuh" in periksa.said[-1]
    assert stasiun.layanan.kunci_baru.settle().value == ""
    assert _check(periksa)["Kunci data"][0] == "✓"


def _newest_code(stasiun: Stasiun) -> str:
    """Return the code of a checkpoint made now, as the next sheet would carry it."""
    konteks = stasiun.layanan._konteks  # noqa: SLF001
    open_shift(stasiun)
    with konteks.database.reading() as work:
        return point_code(work.titik.newest()[0].titik)


def test_the_code_of_a_guards_sheet_is_held_against_the_book(
    periksa: Meja, stasiun: Stasiun
) -> None:
    stasiun.layanan.mutasi.write("Patroli pagi.")
    kode = _newest_code(stasiun)
    assert isinstance(periksa.tab, PeriksaTab)
    field = periksa.tab.form.kode
    field.focus()
    periksa.ketik("bukan kode")
    periksa.tab.form.tombol.click()
    periksa.tunggu(lambda: field.error)
    periksa.ctrl(Qt.Key.Key_A)
    periksa.ketik(kode)
    periksa.tab.form.tombol.click()
    periksa.tunggu(lambda: periksa.said)
    assert periksa.said[-1] == "Lembar diperiksa: bukunya masih sama."
    _tamper(stasiun, "rapi")
    periksa.tab.form.tombol.click()
    periksa.tunggu(lambda: len(periksa.said) > 1)
    assert "tidak utuh" in periksa.said[-1]
