"""The wording of the book's lines: the shipped one, and what a wrong edit of it is told."""

from __future__ import annotations

import pytest

from spkt_desk.berkas_data import data_path
from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.kalimat_buku import load_kalimat_buku
from tests.support import kiriman


def _text() -> str:
    return data_path("forms", "buku_mutasi.toml").read_text(encoding="utf-8")


def test_the_shipped_wording_has_its_source() -> None:
    assert kiriman.kalimat_buku().rujukan.sumber


def test_values_are_never_read_as_templates() -> None:
    line = kiriman.kalimat_buku().sentence("diambil", nama="{nomor}")
    assert line.startswith("Datang seorang warga a.n. {nomor} melaporkan")


def test_a_remark_may_be_left_out_and_a_line_may_not() -> None:
    text = _text().replace('jaga_keterangan = "jaga"', 'jaga_keterangan = ""')
    assert load_kalimat_buku(text, "x").sentence("jaga_keterangan") == ""
    with pytest.raises(RuleViolation, match="tidak boleh dikosongkan"):
        load_kalimat_buku(_text().replace('"tahanan nihil"', '" "'), "x")


@pytest.mark.parametrize(
    ("old", "new", "field", "says"),
    [
        ("No. {urut}", "No. {urutan}", "kehilangan_keterangan", "memakai “{urutan}”"),
        ("situasi {situasi}", "situasi {situasi.x}", "jaga", "memakai “{situasi.x}”"),
        ("pucuk", "{pucuk", "jaga", "kurung kurawal"),
        ("Nomor {nomor}", "bernomor", "kehilangan", "harus memuat {nomor}"),
        ("dibaca '{dibaca}'", "dibetulkan", "ralat", "harus memuat {dibaca}"),
        ("ralat_keterangan", "ralat_catatan", "ralat_catatan", "bukan kalimat"),
        ('tahanan_nihil = "tahanan nihil"', "tahanan_nihil = 0", "tahanan_nihil", "tanda kutip"),
        ('diambil_keterangan = "menunggu LP"\n', "", "diambil_keterangan", "belum ada"),
    ],
)
def test_a_wrong_edit_is_named_by_key_and_line(old: str, new: str, field: str, says: str) -> None:
    assert old in _text()
    text = _text().replace(old, new, 1)
    with pytest.raises(RuleViolation) as wrong:
        load_kalimat_buku(text, "buku_polsek.toml")
    (problem,) = wrong.value.problems
    assert problem.field == f"kalimat.{field}"
    assert says in problem.message
    if f"\n{field} = " in text:
        line = text[: text.index(f"\n{field} = ") + 1].count("\n") + 1
        assert f"buku_polsek.toml, baris {line}:" in problem.message


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ('yakin = "rendah"', 'yakin = "pasti"', "yakin"),
        ("berlaku = 2026-01-01", 'berlaku = "2026"', "berlaku"),
        ("sumber =", "asal =", "asal"),
        ("[kalimat]", "[kalimat", "baris 10"),
    ],
)
def test_what_is_around_the_sentences_is_checked_too(old: str, new: str, field: str) -> None:
    assert old in _text()
    with pytest.raises(RuleViolation) as wrong:
        load_kalimat_buku(_text().replace(old, new, 1), "x")
    assert wrong.value.problems[0].field == field
