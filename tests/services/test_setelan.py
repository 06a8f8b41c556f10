"""What the unit decides is dated; accounts have no default password."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from spkt_desk.domain.errors import AccessDenied, EnvironmentFault, RuleViolation
from spkt_desk.domain.satuan import CaraTanda, Peran, Petugas
from spkt_desk.domain.wewenang import Bukti, Tindakan
from spkt_desk.services import akun as akun_module
from spkt_desk.services.konteks import SURAT_KEHILANGAN
from spkt_desk.services.setelan import SetelanService
from tests.services.meja import (
    DENGAN_KAPOLSEK,
    IZIN_LAIN,
    SANDI_LAIN,
    acts,
    count,
    enrol,
    good,
    inside,
    issue,
    officer,
)
from tests.support.stasiun import (
    IZIN,
    NRP,
    PERTAMA,
    SANDI,
    Stasiun,
    make_draft,
    make_station,
    next_number,
)


def test_every_change_is_a_new_version_beside_the_old_one(stasiun: Stasiun) -> None:
    setelan = stasiun.layanan.setelan
    before = count(stasiun)
    setelan.save_satuan(replace(setelan.satuan(), alamat="Jl. Baru No. 1"))
    setelan.save_surat(replace(setelan.surat(), masa_berlaku=30), IZIN)
    setelan.save_katalog(make_station().katalog + "\n# catatan\n")
    setelan.save_petugas(replace(stasiun.layanan.petugas, jabatan="Ba SPKT"), IZIN)
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
    saved = stasiun.layanan.setelan.save_petugas(baru, IZIN).value
    assert (saved.petugas_id, saved.paraf) == ("P005", "RI")
    assert not stasiun.layanan.setelan.has_account("P005")


def test_a_number_belongs_to_one_officer(stasiun: Stasiun) -> None:
    with pytest.raises(RuleViolation, match="sudah dipakai petugas lain"):
        stasiun.layanan.setelan.save_petugas(replace(_stranger(stasiun), nomor=NRP), IZIN)


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
        stasiun.layanan.setelan.add_account(bamin.petugas_id, weak, IZIN)
    assert not stasiun.layanan.setelan.has_account(bamin.petugas_id)
    assert acts(stasiun) == before


def test_who_is_not_active_gets_no_account(stasiun: Stasiun) -> None:
    bamin = officer(stasiun, Peran.BAMIN)
    stasiun.layanan.setelan.save_petugas(replace(bamin, aktif=False), IZIN)
    before = acts(stasiun)
    with pytest.raises(RuleViolation, match="tidak aktif"):
        stasiun.layanan.setelan.add_account(bamin.petugas_id, SANDI_LAIN, IZIN)
    assert not stasiun.layanan.setelan.has_account(bamin.petugas_id)
    assert acts(stasiun) == before
    stasiun.layanan.setelan.save_petugas(bamin, IZIN)
    stasiun.layanan.setelan.add_account(bamin.petugas_id, SANDI_LAIN, IZIN)
    assert stasiun.login(bamin.nomor, SANDI_LAIN).petugas == bamin


def test_a_second_account_is_refused_and_the_password_stays(stasiun: Stasiun) -> None:
    bamin = officer(stasiun, Peran.BAMIN)
    setelan = stasiun.layanan.setelan
    setelan.add_account(bamin.petugas_id, SANDI_LAIN, IZIN)
    before = stasiun.folder.slots.read_bytes()
    with pytest.raises(RuleViolation, match="sudah mempunyai akun"):
        setelan.add_account(bamin.petugas_id, "lain lagi sekali 4", IZIN)
    assert stasiun.folder.slots.read_bytes() == before
    assert stasiun.login(bamin.nomor, SANDI_LAIN).petugas == bamin


def test_an_account_cut_short_before_the_slot_file_is_done_once_more(
    stasiun: Stasiun, monkeypatch: pytest.MonkeyPatch
) -> None:
    bamin = officer(stasiun, Peran.BAMIN)

    def _cut(*_: object) -> None:
        raise EnvironmentFault("Disk penuh.", "Kosongkan ruang.")

    with monkeypatch.context() as patch:
        patch.setattr(akun_module, "write_sealed", _cut)
        with pytest.raises(EnvironmentFault):
            stasiun.layanan.setelan.add_account(bamin.petugas_id, SANDI_LAIN, IZIN)
    assert acts(stasiun)[-1] == "akun dibuat"  # never a way in that the history does not know
    assert not stasiun.layanan.setelan.has_account(bamin.petugas_id)
    stasiun.layanan.setelan.add_account(bamin.petugas_id, SANDI_LAIN, IZIN)
    assert stasiun.login(bamin.nomor, SANDI_LAIN).petugas == bamin


_ACTS: dict[str, Callable[[SetelanService], object]] = {
    "satuan": lambda s: s.save_satuan(s.satuan()),
    "surat": lambda s: s.save_surat(s.surat(), IZIN),
    "katalog": lambda s: s.save_katalog(make_station().katalog),
    "petugas": lambda s: s.save_petugas(s.petugas()[0], IZIN),
    "akun": lambda s: s.add_account("P002", SANDI_LAIN, IZIN),
    "masa simpan": lambda s: s.set_retention(SURAT_KEHILANGAN, 0, ""),
    "masa simpan baru": lambda s: s.set_retention(SURAT_KEHILANGAN, 365, "x", IZIN),
}


@pytest.mark.parametrize("act", _ACTS)
def test_who_may_not_change_settings_is_refused_by_the_service(stasiun: Stasiun, act: str) -> None:
    bamin = enrol(stasiun, Peran.BAMIN)
    before = count(stasiun)
    with pytest.raises(
        RuleViolation, match=r"Peran Piket, Bamin tidak boleh .* Yang boleh: KA SPKT, "
    ) as violation:
        _ACTS[act](bamin.setelan)
    assert violation.value.problems[0].field == "hak"
    assert count(stasiun) == before


@pytest.mark.parametrize("act", _ACTS)
def test_a_right_taken_away_is_gone_at_once(stasiun: Stasiun, act: str) -> None:
    ka = enrol(stasiun, Peran.KA_SPKT)
    stasiun.layanan.setelan.save_petugas(replace(ka.petugas, peran=frozenset({Peran.PIKET})), IZIN)
    with pytest.raises(RuleViolation, match="Peran Piket tidak boleh"):
        _ACTS[act](ka.setelan)


def test_before_a_kapolsek_has_an_account_only_the_admin_makes_one(stasiun: Stasiun) -> None:
    chief = officer(stasiun, Peran.KAPOLSEK)
    ka = enrol(stasiun, Peran.KA_SPKT)
    with pytest.raises(RuleViolation, match="hanya Admin"):
        ka.setelan.add_account(chief.petugas_id, "kapal besi di muara 5", IZIN_LAIN)
    assert stasiun.layanan.setelan.approvers(Tindakan.KAPOLSEK_UBAH) == ()
    stasiun.layanan.setelan.add_account(chief.petugas_id, "kapal besi di muara 5", IZIN)
    assert ka.setelan.approvers(Tindakan.KAPOLSEK_UBAH) == (chief,)


def _grave(s: SetelanService, act: str, bukti: Bukti) -> object:
    officers = {one.petugas_id: one for one in s.petugas()}
    if act == "grant":
        more = officers["P001"].peran | {Peran.KAPOLSEK}
        return s.save_petugas(replace(officers["P001"], peran=more), bukti)
    if act == "new":
        chief = replace(officers["P004"], petugas_id="", nomor="79010101")
        return s.save_petugas(chief, bukti)
    if act == "take":
        return s.save_petugas(replace(officers["P004"], peran=frozenset({Peran.PIKET})), bukti)
    if act == "suspend":
        return s.save_petugas(replace(officers["P004"], aktif=False), bukti)
    return s.set_retention(SURAT_KEHILANGAN, 365, "Keputusan 1/2026", bukti)


@pytest.mark.parametrize("act", ["grant", "new", "take", "suspend", "term"])
def test_what_only_the_kapolsek_may_allow(stasiun: Stasiun, act: str) -> None:
    enrol(stasiun, Peran.KAPOLSEK)
    setelan = stasiun.layanan.setelan
    before = count(stasiun)
    with pytest.raises(RuleViolation, match="Hendra Pakaya") as violation:
        _grave(setelan, act, IZIN)
    assert violation.value.problems[0].field == "kata_sandi_kedua"
    with pytest.raises(AccessDenied):
        _grave(
            setelan, act, Bukti(SANDI, "", SANDI)
        )  # the admin's own password is not the Kapolsek's
    assert count(stasiun) == before
    _grave(setelan, act, DENGAN_KAPOLSEK)
    assert stasiun.layanan.kunci_baru.settle().value == ""
    assert good(stasiun)


def test_the_kapolsek_at_the_keys_gives_his_own_password(stasiun: Stasiun) -> None:
    chief = enrol(stasiun, Peran.KAPOLSEK)
    with pytest.raises(RuleViolation, match="Perlu kata sandi Anda"):
        _grave(chief.setelan, "term", Bukti())
    _grave(chief.setelan, "term", IZIN_LAIN)
    assert chief.setelan.retention(SURAT_KEHILANGAN)[0] == 365


def test_switching_destruction_off_needs_no_password(stasiun: Stasiun) -> None:
    enrol(stasiun, Peran.KAPOLSEK)
    stasiun.layanan.setelan.set_retention(SURAT_KEHILANGAN, 0, "")


@pytest.mark.parametrize("hari", [1, 29, 36_501, 10**9])
def test_a_term_out_of_reason_is_refused(stasiun: Stasiun, hari: int) -> None:
    with pytest.raises(RuleViolation, match="30 sampai 36500") as violation:
        stasiun.layanan.setelan.set_retention(SURAT_KEHILANGAN, hari, "x")
    assert violation.value.problems[0].field == "retensi.hari"


def test_so_is_a_basis_nobody_can_read(stasiun: Stasiun) -> None:
    for dasar in ("x" * 201, "Keputusan\x00"):
        with pytest.raises(RuleViolation) as violation:
            stasiun.layanan.setelan.set_retention(SURAT_KEHILANGAN, 30, dasar)
        assert violation.value.problems[0].field == "retensi.dasar"


def test_the_number_of_an_account_stays(stasiun: Stasiun) -> None:
    bamin = officer(stasiun, Peran.BAMIN)
    setelan = stasiun.layanan.setelan
    setelan.save_petugas(replace(bamin, nomor="92080562"), IZIN)
    setelan.add_account(bamin.petugas_id, SANDI_LAIN, IZIN)
    with pytest.raises(RuleViolation, match="memakai nomor itu") as violation:
        setelan.save_petugas(replace(bamin, nomor="92080563"), IZIN)
    assert violation.value.problems[0].field == "petugas.nomor"
    assert stasiun.login("92080562", SANDI_LAIN).petugas.petugas_id == bamin.petugas_id


@pytest.mark.parametrize("changes", [{"aktif": False}, {"peran": frozenset({Peran.PIKET})}])
def test_the_last_way_in_is_not_given_up(stasiun: Stasiun, changes: dict[str, object]) -> None:
    me = stasiun.layanan.petugas
    enrol(stasiun, Peran.BAMIN)  # an account, but no right to change anything
    with pytest.raises(RuleViolation, match="satu-satunya") as violation:
        stasiun.layanan.setelan.save_petugas(replace(me, **changes), IZIN)  # type: ignore[arg-type]
    assert violation.value.problems[0].field == "petugas.peran"
    enrol(stasiun, Peran.KA_SPKT)
    stasiun.layanan.setelan.save_petugas(replace(me, **changes), IZIN)  # type: ignore[arg-type]


@pytest.mark.parametrize("junk", [b"bukan gambar", b"\x89PNG\r\n\x1a\n" + b"0" * 100])
def test_an_emblem_no_paper_can_show_is_refused(stasiun: Stasiun, junk: bytes) -> None:
    setelan = stasiun.layanan.setelan
    with pytest.raises(RuleViolation, match="PNG atau JPEG") as violation:
        setelan.save_satuan(replace(setelan.satuan(), lambang=junk))
    assert violation.value.problems[0].field == "satuan.lambang"


def test_the_example_is_the_number_that_comes(stasiun: Stasiun) -> None:
    setelan = stasiun.layanan.setelan
    pola = "SKTLK/{nomor:4}/{bulan}/{tahun}/SPKT"
    assert setelan.example_number(pola) == "SKTLK/0412/XI/2026/SPKT"
    assert next_number(stasiun.layanan) == PERTAMA
    setelan.save_surat(replace(setelan.surat(), pola_nomor=pola), IZIN)
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
    setelan.save_surat(replace(setelan.surat(), pola_nomor="B/{nomor}/{tahun}"), IZIN)
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
        setelan.save_surat(replace(setelan.surat(), judul="SURAT 😀"), IZIN)
    assert violation.value.problems[0].field == "surat.judul"
    for changes in ({"nama": "Yosep 😀"}, {"pangkat": "Brigadir\x00"}):
        with pytest.raises(RuleViolation) as violation:
            setelan.save_petugas(replace(stasiun.layanan.petugas, **changes), IZIN)  # type: ignore[arg-type]
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


def _issued(stasiun: Stasiun, draft_id: str) -> str:
    return stasiun.layanan.kehilangan.issue(make_draft(draft_id)).value.nomor


def test_the_series_goes_on_behind_the_paper_book_and_never_back(stasiun: Stasiun) -> None:
    setelan = stasiun.layanan.setelan
    assert setelan.last_number() == 411
    setelan.save_surat(setelan.surat(), IZIN, 419)
    # A slip of a key is mended while nothing is issued.
    setelan.save_surat(setelan.surat(), IZIN, 414)
    assert _issued(stasiun, "satu") == PERTAMA.replace("412", "415")
    with pytest.raises(RuleViolation, match="Nomor 415 sudah terbit"):
        setelan.save_surat(replace(setelan.surat(), masa_berlaku=30), IZIN, 414)
    assert setelan.surat().masa_berlaku == 14  # refused whole
    setelan.save_surat(setelan.surat(), IZIN, 499)
    assert _issued(stasiun, "dua") == PERTAMA.replace("412", "500")
    assert acts(stasiun).count("seri nomor dimulai") == 3
    assert good(stasiun)


def test_the_same_number_begins_no_series_anew(stasiun: Stasiun) -> None:
    setelan = stasiun.layanan.setelan
    setelan.save_surat(setelan.surat(), IZIN, setelan.last_number())
    assert "seri nomor dimulai" not in acts(stasiun)


def test_an_officer_signs_the_way_he_was_given_and_the_old_letter_stays(stasiun: Stasiun) -> None:
    layanan = stasiun.layanan
    before = layanan.kehilangan.signers()
    head = officer(stasiun, Peran.KA_SPKT)
    layanan.setelan.save_petugas(
        replace(head, tanda=CaraTanda.UNTUK_BELIAU, ub_dari="KANIT SPKT"), IZIN
    )
    ways = {one.kunci: one.penandatangan for one in layanan.kehilangan.signers()}
    assert f"an-{head.petugas_id}" in {one.kunci for one in before}
    assert ways[f"ub-{head.petugas_id}"].jabatan == "KANIT SPKT"
    assert ways[f"ub-{head.petugas_id}"].untuk_beliau == "u.b. Ps. KA SPKT"


def test_the_parent_is_called_as_it_is_called(stasiun: Stasiun) -> None:
    setelan = stasiun.layanan.setelan
    setelan.save_satuan(replace(setelan.satuan(), sebutan_polres="Polresta"))
    assert "POLRESTA MANDALA" in next_number(stasiun.layanan)
