from __future__ import annotations

import pytest

from spkt_desk.berkas_data import data_path
from spkt_desk.documents.bentuk import load_bentuk
from spkt_desk.domain.errors import RuleViolation


def _text() -> str:
    return data_path("forms", "surat_kehilangan.toml").read_text(encoding="utf-8")


def _refused(text: str) -> tuple[str, str]:
    with pytest.raises(RuleViolation) as salah:
        load_bentuk(text, "bentuk_polsek.toml")
    (problem,) = salah.value.problems
    assert "bentuk_polsek.toml" in problem.message
    return problem.field, problem.message


def test_the_shipped_form_loads_and_cites_no_article() -> None:
    bentuk = load_bentuk(_text(), "surat_kehilangan.toml")
    assert bentuk.judul == "SURAT KETERANGAN TANDA LAPOR KEHILANGAN"
    assert any("{berlaku}" in satu for satu in bentuk.klausul)
    assert "Pasal" not in _text()
    assert "KUHP" not in _text()


def test_the_version_follows_the_content_and_not_the_line_ends() -> None:
    versi = load_bentuk(_text(), "a").versi
    assert load_bentuk(_text().replace("\n", "\r\n"), "b").versi == versi
    assert load_bentuk(_text().replace("Pelapor", "PELAPOR"), "c").versi != versi


def test_a_station_may_reorder_rename_and_leave_out_rows() -> None:
    text = _text().replace('  { isi = "agama", label = "Agama" },\n', "")
    text = text.replace('label = "Telepon"', 'label = "No. HP/WA"')
    baris = load_bentuk(text, "x").baris
    assert "agama" not in [b.isi for b in baris]
    assert "No. HP/WA" in [b.label for b in baris]


def test_a_broken_line_is_named() -> None:
    text = _text().replace('nama = "surat_kehilangan"', 'nama = "surat_kehilangan')
    baris = text[: text.index('nama = "')].count("\n") + 1
    field, pesan = _refused(text)
    assert field == f"baris {baris}"
    assert f"baris {baris}:" in pesan


@pytest.mark.parametrize(
    ("lama", "baru", "field", "harap"),
    [
        ('penutup = "', 'penutupp = "', "kalimat.penutupp", "bukan kalimat berkas ini"),
        ('saksi = "Saksi"\n', "", "kalimat.saksi", "belum ada"),
        ('saksi = "Saksi"', "saksi = 3", "kalimat.saksi", "tanda kutip"),
        ('gratis = "TIDAK DIPUNGUT BIAYA"', 'gratis = " "', "kalimat.gratis", "dikosongkan"),
        ("{satuan} seorang", "{polsek} seorang", "kalimat.pembuka", "{polsek}"),
        ("pukul {jam} {zona}, telah", "pukul {jam.x} {zona}, telah", "kalimat.pembuka", "{jam.x}"),
        ('umur = "{umur} tahun"', 'umur = "{umur:>99} tahun"', "kalimat.umur", "{umur}"),
        ("masa_berlaku = 14", "masa_berlaku = 0", "masa_berlaku", "sedikitnya 1"),
        ("masa_berlaku = 14", "masa_berlaku = true", "masa_berlaku", "angka bulat"),
        ('singkatan = "SKTLK"\n', "", "singkatan", "belum ada"),
        ('umur = "{umur} tahun"', 'umur = "{umur tahun"', "kalimat.umur", "kurung kurawal"),
        ('isi = "agama"', 'isi = "hobi"', "baris", "hobi"),
        ('NIP = "NIP"', 'NPWP = "NPWP"', "identitas.NPWP", "bukan jenis identitas"),
        ("klausul = [", 'klausul = "satu"\nlain = [', "lain", "tidak dikenal"),
    ],
)
def test_a_mistake_is_named_by_key(lama: str, baru: str, field: str, harap: str) -> None:
    assert lama in _text()
    kena, pesan = _refused(_text().replace(lama, baru, 1))
    assert kena == field
    assert harap in pesan


def test_the_line_of_a_wrong_key_is_named() -> None:
    text = _text().replace('saksi = "Saksi"', "saksi = 3")
    baris = text[: text.index("saksi = 3")].count("\n") + 1
    assert f"baris {baris}:" in _refused(text)[1]


def test_values_are_never_read_as_templates() -> None:
    bentuk = load_bentuk(_text(), "x")
    assert bentuk.sentence("tidak_dapat", alasan="{nama}").endswith("karena {nama}")
