"""An older book taken over: tried first, marked, found, never twice."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from spkt_desk.domain.errors import AccessDenied, RuleViolation
from spkt_desk.domain.impor_buku import Pemetaan, guess_mapping
from spkt_desk.domain.mutasi import JenisMutasi
from spkt_desk.domain.wewenang import Bukti
from spkt_desk.services.layanan import Layanan
from tests.services.meja import count, good
from tests.support.stasiun import IZIN, Stasiun

SANDI = "perahu hijau 9 di pantai"
NRP_KAPOLSEK = "81011249"
BUKTI = Bukti(SANDI)
ISI = """Tgl.;Pukul;Uraian Kejadian;Ket;No;Paraf
02-03-2025;0915;Datang seorang warga menanyakan SIM;;2;RW
02-03-2025;0800;Serah terima jaga;aman;1;RW
31-02-2025;0900;Tanggal yang tidak ada;;;
03-03-2025;2575;Jam yang tidak ada;;;
03-03-2025;;;tanpa uraian;;
21-11-2026;0700;Hari ini;;;
03-03-2025;;Patroli ke pasar Melati;;;
"""


@pytest.fixture
def kapolsek(stasiun: Stasiun) -> Layanan:
    stasiun.layanan.setelan.add_account("P004", SANDI, IZIN)
    return stasiun.login(NRP_KAPOLSEK, SANDI)


@pytest.fixture
def berkas(tmp_path: Path) -> Path:
    path = tmp_path / "buku-2025.csv"
    path.write_text(ISI, encoding="utf-8")
    return path


def test_the_head_proposes_the_columns() -> None:
    assert guess_mapping(("Tgl.", "Pukul", "Uraian  Kejadian", "Ket", "No", "Paraf")) == Pemetaan(
        (("tanggal", 0), ("jam", 1), ("uraian", 2), ("keterangan", 3), ("no", 4), ("paraf", 5))
    )


def test_a_trial_names_every_row_that_cannot_be_read_and_writes_nothing(
    stasiun: Stasiun, kapolsek: Layanan, berkas: Path
) -> None:
    before = count(stasiun)
    read = kapolsek.impor.read(berkas)
    hasil = kapolsek.impor.dry_run(read, read.usul)
    assert [one.nomor for one in hasil.salah] == [4, 5, 6, 7]
    assert "sudah masuk buku program ini" in hasil.salah[3].sebab
    assert hasil.rentang == (date(2025, 3, 2), date(2025, 3, 3))
    sheet = kapolsek.impor.write_faults(read, hasil)
    assert sheet.name == "buku-2025-galat.csv"
    assert "tanpa uraian" in sheet.read_text(encoding="utf-8-sig")
    assert count(stasiun) == before


def test_the_old_lines_stand_on_their_days_marked_and_are_found(
    stasiun: Stasiun, kapolsek: Layanan, berkas: Path
) -> None:
    kapolsek.mutasi.write("Patroli kota")
    read = kapolsek.impor.read(berkas)
    assert len(kapolsek.impor.take_over(read, read.usul, BUKTI).value.baik) == 3
    first, second = kapolsek.mutasi.day(date(2025, 3, 2))
    assert (first.no, first.uraian) == (1, "Serah terima jaga")
    assert first.keterangan == "impor buku lama No. 1, paraf RW aman"
    assert (second.kejadian.hour, second.jenis) == (9, JenisMutasi.IMPOR)
    [third] = kapolsek.mutasi.day(date(2025, 3, 3))
    assert third.keterangan == "impor buku lama"
    today = kapolsek.mutasi.day(kapolsek.mutasi.today())
    assert today[0].uraian == "Patroli kota"
    assert today[1].uraian == (
        "Buku lama diimpor dari berkas buku-2025.csv: 3 baris, "
        "2 Maret 2025 sampai dengan 3 Maret 2025."
    )
    assert len(today) == 2
    assert [one.hari for one in kapolsek.cari.search("pasar melati")] == [date(2025, 3, 3)]
    assert good(stasiun)


def test_the_same_table_is_taken_over_once_whatever_its_name(
    stasiun: Stasiun, kapolsek: Layanan, berkas: Path
) -> None:
    read = kapolsek.impor.read(berkas)
    kapolsek.impor.take_over(read, read.usul, BUKTI)
    again = berkas.with_name("lagi.csv")
    again.write_text(ISI, encoding="utf-8")
    before = count(stasiun)
    with pytest.raises(RuleViolation, match="sudah diimpor pada 21-11-2026"):
        kapolsek.impor.take_over(kapolsek.impor.read(again), read.usul, BUKTI)
    assert count(stasiun) == before


def test_it_is_grave_and_needs_the_columns_it_lives_on(
    stasiun: Stasiun, kapolsek: Layanan, berkas: Path
) -> None:
    read = kapolsek.impor.read(berkas)
    with pytest.raises((AccessDenied, RuleViolation)):
        kapolsek.impor.take_over(read, read.usul, Bukti("salah"))
    with pytest.raises(RuleViolation) as refused:
        kapolsek.impor.dry_run(read, Pemetaan((("jam", 1),)))
    assert [one.field for one in refused.value.problems] == ["impor.tanggal", "impor.uraian"]
    assert kapolsek.mutasi.day(date(2025, 3, 2)) == ()
    assert good(stasiun)
