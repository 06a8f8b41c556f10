"""What the unit decides is dated; accounts have no default password."""

from __future__ import annotations

from dataclasses import replace

import pytest

from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.satuan import Peran, Petugas
from tests.services.meja import SANDI_LAIN, acts, count, good, inside, issue, officer
from tests.support.stasiun import NRP, PERTAMA, Stasiun


def test_every_change_is_a_new_version_beside_the_old_one(stasiun: Stasiun) -> None:
    setelan = stasiun.layanan.setelan
    before = count(stasiun)
    setelan.save_satuan(replace(setelan.satuan(), alamat="Jl. Baru No. 1"))
    setelan.save_surat(replace(setelan.surat(), masa_berlaku=30))
    setelan.save_katalog(setelan.katalog_toml() + "\n# catatan\n")
    setelan.save_petugas(replace(stasiun.layanan.petugas, jabatan="Ba SPKT"))
    after = count(stasiun)
    for table in ("satuan", "setelan_surat", "katalog_barang", "petugas"):
        assert after[table] == before[table] + 1
    assert setelan.satuan().alamat == "Jl. Baru No. 1"
    assert setelan.surat().masa_berlaku == 30
    assert acts(stasiun)[-4:] == [
        "satuan diubah",
        "setelan surat diubah",
        "jenis barang diubah",
        "petugas diubah",
    ]
    assert good(stasiun)


def test_a_new_officer_gets_the_next_place_and_his_initials(stasiun: Stasiun) -> None:
    baru = _stranger(stasiun)
    saved = stasiun.layanan.setelan.save_petugas(baru).value
    assert (saved.petugas_id, saved.paraf) == ("P005", "RI")
    assert not stasiun.layanan.setelan.has_account("P005")


def test_a_number_belongs_to_one_officer(stasiun: Stasiun) -> None:
    with pytest.raises(RuleViolation, match="sudah dipakai petugas lain"):
        stasiun.layanan.setelan.save_petugas(replace(_stranger(stasiun), nomor=NRP))


def test_a_leading_zero_is_kept(stasiun: Stasiun) -> None:
    assert stasiun.layanan.petugas.nomor == "03100376"
    with inside(stasiun) as raw:
        kinds = raw.execute("SELECT DISTINCT typeof(nomor) FROM petugas").fetchall()
    assert kinds == [("text",)]


@pytest.mark.parametrize("weak", ["", "12345678", "polri123", "ratna wulandari"])
def test_a_weak_password_is_refused_and_no_account_made(stasiun: Stasiun, weak: str) -> None:
    bamin = officer(stasiun, Peran.BAMIN)
    before = acts(stasiun)
    with pytest.raises(RuleViolation):
        stasiun.layanan.setelan.add_account(bamin.petugas_id, weak)
    assert not stasiun.layanan.setelan.has_account(bamin.petugas_id)
    assert acts(stasiun) == before


def test_an_officer_has_one_account(stasiun: Stasiun) -> None:
    bamin = officer(stasiun, Peran.BAMIN)
    stasiun.layanan.setelan.add_account(bamin.petugas_id, SANDI_LAIN)
    with pytest.raises(RuleViolation, match="sudah mempunyai akun"):
        stasiun.layanan.setelan.add_account(bamin.petugas_id, "lain lagi sekali 4")


def test_the_example_is_the_number_that_comes(stasiun: Stasiun) -> None:
    setelan = stasiun.layanan.setelan
    pola = "SKTLK/{nomor:4}/{bulan}/{tahun}/SPKT"
    assert setelan.example_number(pola) == "SKTLK/0412/XI/2026/SPKT"
    assert setelan.next_number() == PERTAMA
    setelan.save_surat(replace(setelan.surat(), pola_nomor=pola))
    with stasiun.layanan._konteks.database.reading() as work:  # noqa: SLF001
        nomor = work.nomor.of_record(issue(stasiun)).teks
    assert nomor == "SKTLK/0412/XI/2026/SPKT"


@pytest.mark.parametrize("pola", ["SKTLK/{tahun}", "SKTLK/{nomor}", "{nomor}/{tahun}/{kota}", ""])
def test_a_bad_pattern_is_said_at_its_field(stasiun: Stasiun, pola: str) -> None:
    with pytest.raises(RuleViolation) as violation:
        stasiun.layanan.setelan.example_number(pola)
    assert {problem.field for problem in violation.value.problems} == {"surat.pola_nomor"}


def test_a_pattern_that_repeats_a_printed_number_never_gives_it_twice(stasiun: Stasiun) -> None:
    setelan = stasiun.layanan.setelan
    issue(stasiun, "satu")
    setelan.save_surat(replace(setelan.surat(), pola_nomor="B/{nomor}/{tahun}"))
    issue(stasiun, "dua")
    with inside(stasiun) as raw:
        numbers = raw.execute("SELECT urut, teks FROM nomor ORDER BY urut").fetchall()
    assert numbers == [(412, PERTAMA), (413, "B/413/2026")]


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"kop": ("POLSEK 😀",)}, "kop"), ({"tempat": "王"}, "tempat"), ({"nama": "محمد"}, "nama")],
)
def test_a_unit_the_paper_cannot_show_is_refused_when_it_is_typed(
    stasiun: Stasiun, changes: dict[str, object], field: str
) -> None:
    setelan = stasiun.layanan.setelan
    before = count(stasiun)
    with pytest.raises(RuleViolation) as violation:
        setelan.save_satuan(replace(setelan.satuan(), **changes))  # type: ignore[arg-type]
    assert [problem.field for problem in violation.value.problems] == [f"satuan.{field}"]
    assert count(stasiun) == before


def test_so_is_a_letter_and_an_officer(stasiun: Stasiun) -> None:
    setelan = stasiun.layanan.setelan
    with pytest.raises(RuleViolation) as violation:
        setelan.save_surat(replace(setelan.surat(), judul="SURAT 😀"))
    assert violation.value.problems[0].field == "surat.judul"
    for changes in ({"nama": "Yosep 😀"}, {"pangkat": "Brigadir\x00"}):
        with pytest.raises(RuleViolation) as violation:
            setelan.save_petugas(replace(stasiun.layanan.petugas, **changes))  # type: ignore[arg-type]
        assert violation.value.problems[0].field == f"petugas.{next(iter(changes))}"
    assert issue(stasiun)


def test_the_unit_is_stored_as_it_will_be_printed(stasiun: Stasiun) -> None:
    setelan = stasiun.layanan.setelan
    saved = setelan.save_satuan(
        replace(setelan.satuan(), tempat="  Kota   Andre\u0301 ", kop=(" POLSEK   X ",))
    ).value
    assert (saved.tempat, saved.kop) == ("Kota André", ("POLSEK X",))
    assert setelan.satuan() == saved


def _stranger(stasiun: Stasiun) -> Petugas:
    return replace(
        officer(stasiun, Peran.BAMIN),
        petugas_id="",
        nama="Rahmat Ismail",
        nomor="95010203",
        paraf="",
    )
