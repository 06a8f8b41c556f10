from __future__ import annotations

from dataclasses import replace
from datetime import date

from spkt_desk.domain.perubahan import KOSONG, Perubahan, changes
from tests.documents import contoh


def test_only_what_reads_otherwise_is_named_in_the_order_of_the_paper() -> None:
    before = contoh.isi(3)
    after = replace(
        before,
        pelapor=replace(before.pelapor, nama="SUHARTI NINGRUM", telepon=""),
        barang=before.barang[:2],
        tanggal_hilang=date(2026, 11, 19),
        asli=("pelapor",),
    )
    found = {one.bagian: (one.semula, one.menjadi) for one in changes(before, after)}
    assert list(found) == [
        "nama",
        "telepon",
        "tanggal hilang",
        "jumlah asli",
        "barang 3",
    ]
    assert found["nama"] == ("SUHARTI NINGSIH", "SUHARTI NINGRUM")
    assert found["telepon"] == ("081234567890", KOSONG)
    assert found["tanggal hilang"] == ("20 November 2026", "19 November 2026")
    assert found["jumlah asli"] == ("2", "1")
    assert found["barang 3"][0].startswith("1 (satu) buah kartu ATM/debit")
    assert found["barang 3"][1] == KOSONG


def test_the_same_report_changed_nothing() -> None:
    assert changes(contoh.isi(), contoh.isi()) == ()


def test_another_signer_is_a_change() -> None:
    isi = contoh.isi()
    other = replace(isi, pejabat=replace(isi.pejabat, nama="HENDRA PAKAYA"))
    [one] = changes(isi, other)
    assert one == Perubahan("penanda tangan", one.semula, one.menjadi)
    assert "DARMAWAN LATUCONSINA" in one.semula
    assert "HENDRA PAKAYA" in one.menjadi
