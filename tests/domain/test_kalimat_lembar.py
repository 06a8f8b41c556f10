"""The wording of the book's sheets: the shipped one, and what a wrong edit of it is told."""

from __future__ import annotations

import pytest

from spkt_desk.berkas_data import data_path
from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.kalimat_lembar import load_kalimat_lembar
from tests.support import kiriman


def test_the_shipped_wording_has_its_source() -> None:
    assert kiriman.kalimat_lembar().rujukan.sumber


@pytest.mark.parametrize(
    ("old", "new", "field", "says"),
    [
        ("Halaman {halaman}", "Halaman", "halaman", "harus memuat {halaman}"),
        ("ditulis {waktu}:", "ditulis {jam}:", "terlambat", "memakai “{jam}”"),
        ('belum = "BELUM DIGARIS TUTUP"', 'belum = ""', "belum", "tidak boleh dikosongkan"),
        ("kolom_no =", "kolom_nomor =", "kolom_nomor", "bukan kalimat"),
        ('yakin = "rendah"', 'yakin = "entah"', "yakin", "harus salah satu"),
    ],
)
def test_a_wrong_edit_is_named_by_its_key(old: str, new: str, field: str, says: str) -> None:
    text = data_path("forms", "lembar_mutasi.toml").read_text(encoding="utf-8")
    assert old in text
    with pytest.raises(RuleViolation) as wrong:
        load_kalimat_lembar(text.replace(old, new, 1), "lembar_polsek.toml")
    [problem] = wrong.value.problems
    assert field in problem.field
    assert says in problem.message
