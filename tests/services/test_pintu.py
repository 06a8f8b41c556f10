"""The door: right and wrong passwords, waiting, refused tries in the history, the recovery code."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from spkt_desk.domain.errors import AccessDenied, EnvironmentFault, RuleViolation
from spkt_desk.domain.muatan import decode_pairs
from spkt_desk.domain.satuan import Peran
from spkt_desk.domain.wewenang import Bukti
from spkt_desk.kunci.slot_toml import read_slots, write_slots
from spkt_desk.services import akun as akun_module
from spkt_desk.services.pencatatan import content_of
from tests.services.meja import SANDI_LAIN, acts, enrol, good, officer, page_text
from tests.support.stasiun import IZIN, NRP, SANDI, Stasiun

WRONG = "bukan sandi saya 1"
NEW = "rakit bambu di muara 3"


def _refused(stasiun: Stasiun, nrp: str = NRP, sandi: str = WRONG) -> str:
    with pytest.raises(AccessDenied) as denied:
        stasiun.login(nrp, sandi)
    return denied.value.message


def test_the_right_password_opens_the_desk_and_is_an_act(stasiun: Stasiun) -> None:
    assert stasiun.login().petugas.nama == "Yosep Kaimana"
    assert acts(stasiun)[-1] == "masuk"


def test_spaces_in_the_number_do_not_matter(stasiun: Stasiun) -> None:
    assert stasiun.login(f" {NRP[:4]} {NRP[4:]} ").petugas.nomor == NRP


def test_which_half_was_wrong_is_never_told(stasiun: Stasiun) -> None:
    unknown = _refused(stasiun, "99999999")
    without_account = _refused(stasiun, officer(stasiun, Peran.KAPOLSEK).nomor)
    assert _refused(stasiun) == unknown == without_account == "NRP atau kata sandi tidak cocok."


def test_an_officer_who_left_does_not_come_in(stasiun: Stasiun) -> None:
    bamin = enrol(stasiun, Peran.BAMIN).petugas
    stasiun.layanan.setelan.save_petugas(replace(bamin, aktif=False), IZIN)
    assert acts(stasiun)[-2:] == ["petugas diubah", "akun ditutup"]
    assert _refused(stasiun, bamin.nomor, SANDI_LAIN) == "NRP atau kata sandi tidak cocok."
    with pytest.raises(AccessDenied):
        stasiun.pintu.recover(stasiun.kode_pemulihan, bamin.nomor, NEW)
    assert acts(stasiun)[-1] == "masuk gagal"
    stasiun.login()
    assert acts(stasiun)[-2:] == ["masuk gagal", "masuk"]
    assert stasiun.layanan.kunci_baru.settle().value == ""
    assert good(stasiun)


def test_an_officer_who_left_is_refused_while_his_slot_is_still_there(
    stasiun: Stasiun, monkeypatch: pytest.MonkeyPatch
) -> None:
    bamin = enrol(stasiun, Peran.BAMIN).petugas

    def _cut(*_: object) -> None:
        raise EnvironmentFault("Disk penuh.", "Kosongkan ruang.")

    with monkeypatch.context() as patch:
        patch.setattr(akun_module, "write_sealed", _cut)
        with pytest.raises(EnvironmentFault, match="sudah tidak aktif dan tidak dapat masuk"):
            stasiun.layanan.setelan.save_petugas(replace(bamin, aktif=False), IZIN)
    assert _refused(stasiun, bamin.nomor, SANDI_LAIN) == "NRP atau kata sandi tidak cocok."
    assert acts(stasiun)[-1] == "masuk gagal"
    assert {"nrp": bamin.nomor, "sebab": "tidak aktif"}.items() <= _last_said(stasiun).items()
    assert not good(stasiun)
    assert stasiun.layanan.kunci_baru.settle().value == ""
    assert not read_slots(stasiun.folder.slots.read_text("utf-8")).has_officer(bamin.nomor)
    assert good(stasiun)


@pytest.mark.parametrize("typed", ["0310.0376", " 0310 0376 ", "0310-0376", "０３１００３７６"])
def test_a_number_is_read_as_a_hand_types_it(stasiun: Stasiun, typed: str) -> None:
    assert stasiun.login(typed).petugas.nomor == NRP


@pytest.mark.parametrize(("nrp", "sandi"), [("1" * 300, WRONG), (NRP, "a" * 100_000)])
def test_what_nobody_has_is_not_even_tried(stasiun: Stasiun, nrp: str, sandi: str) -> None:
    before = stasiun.folder.slots.read_bytes()
    assert "paling banyak 256 huruf" in _refused(stasiun, nrp, sandi)
    assert stasiun.folder.slots.read_bytes() == before


def test_five_wrong_passwords_make_the_slot_wait_and_nobody_else(stasiun: Stasiun) -> None:
    enrol(stasiun, Peran.BAMIN)
    for _ in range(5):
        assert _refused(stasiun) == "NRP atau kata sandi tidak cocok."
    assert "Tunggu 60 detik" in _refused(stasiun)
    # The right password is not even looked at; another officer walks in.
    assert "Tunggu" in _refused(stasiun, NRP, SANDI)
    assert stasiun.login(officer(stasiun, Peran.BAMIN).nomor, SANDI_LAIN).petugas.aktif
    stasiun.clock.advance(timedelta(seconds=61))
    assert stasiun.login(NRP, SANDI).petugas.aktif


def test_the_wait_survives_a_restart_and_a_set_clock(stasiun: Stasiun) -> None:
    for _ in range(5):
        _refused(stasiun)
    stasiun.pintu = stasiun.new_door()
    stasiun.clock.set_wall(stasiun.clock.now().wall + timedelta(days=3))
    assert "Tunggu" in _refused(stasiun, NRP, SANDI)
    stasiun.clock.advance(timedelta(minutes=2))
    assert stasiun.login(NRP, SANDI).petugas.aktif


def test_each_further_failure_waits_longer(stasiun: Stasiun) -> None:
    for _ in range(5):
        _refused(stasiun)
    stasiun.clock.advance(timedelta(seconds=61))
    _refused(stasiun)
    assert "Tunggu 120 detik" in _refused(stasiun, NRP, SANDI)


def test_refused_tries_stand_in_the_history_after_the_next_login(stasiun: Stasiun) -> None:
    before = acts(stasiun)
    _refused(stasiun)
    _refused(stasiun, "99999999")
    assert acts(stasiun) == before
    stasiun.login()
    assert acts(stasiun) == [*before, "masuk gagal", "masuk gagal", "masuk"]
    stasiun.login()
    assert acts(stasiun).count("masuk gagal") == 2
    assert good(stasiun)


def test_the_lock_page_is_no_place_to_guess_at(stasiun: Stasiun) -> None:
    desk = stasiun.layanan
    desk.lock()
    for _ in range(5):
        with pytest.raises(AccessDenied, match=r"^Kata sandi tidak cocok"):  # no NRP was typed
            desk.unlock(WRONG)
    with pytest.raises(AccessDenied, match="Tunggu"):
        desk.unlock(SANDI)
    assert "Tunggu" in _refused(stasiun, NRP, SANDI)
    stasiun.clock.advance(timedelta(seconds=61))
    desk.unlock(SANDI)
    assert acts(stasiun)[-2:] == ["kunci", "masuk"]
    stasiun.login()
    assert acts(stasiun).count("masuk gagal") == 5


def test_leaving_the_desk_folds_the_log(stasiun: Stasiun) -> None:
    stasiun.layanan.logout()
    assert acts(stasiun)[-1] == "keluar"
    assert stasiun.folder.database.with_name("stasiun.db-wal").stat().st_size == 0


def test_the_recovery_code_lets_in_once(stasiun: Stasiun) -> None:
    desk, following = stasiun.pintu.recover(stasiun.kode_pemulihan, NRP, NEW)
    assert desk.petugas.nomor == NRP
    assert following != stasiun.kode_pemulihan
    assert _refused(stasiun, NRP, SANDI)
    assert stasiun.login(NRP, NEW).petugas.aktif
    with pytest.raises(AccessDenied, match="Kode pemulihan tidak cocok"):
        stasiun.pintu.recover(stasiun.kode_pemulihan, NRP, SANDI)
    again, _ = stasiun.pintu.recover(following, NRP, SANDI)
    assert good(stasiun)
    used = ["kode pemulihan dipakai", "kata sandi diganti", "masuk", "kunci baru"]
    assert acts(stasiun)[-4:] == used
    assert [one for one in acts(stasiun) if one in used[:2]] == used[:2] * 2
    assert again.petugas.nomor == NRP


def test_the_code_gives_an_account_to_an_officer_who_had_none(stasiun: Stasiun) -> None:
    kapolsek = officer(stasiun, Peran.KAPOLSEK)
    desk, _ = stasiun.pintu.recover(stasiun.kode_pemulihan, kapolsek.nomor, NEW)
    assert desk.petugas == kapolsek
    used = ["kode pemulihan dipakai", "akun dibuat", "masuk", "kunci baru"]
    assert acts(stasiun)[-4:] == used
    assert stasiun.login(kapolsek.nomor, NEW).petugas.aktif


def test_the_code_opens_for_nobody_who_is_not_of_the_unit(stasiun: Stasiun) -> None:
    before = stasiun.folder.slots.read_bytes()
    with pytest.raises(RuleViolation, match="tidak ada di daftar petugas"):
        stasiun.pintu.recover(stasiun.kode_pemulihan, "99999999", NEW)
    assert stasiun.folder.slots.read_bytes() == before


@pytest.mark.parametrize("weak", ["", "polri", "12345678", NRP, "yosep kaimana"])
def test_a_weak_password_is_refused_and_the_code_stays(stasiun: Stasiun, weak: str) -> None:
    with pytest.raises(RuleViolation) as violation:
        stasiun.pintu.recover(stasiun.kode_pemulihan, NRP, weak)
    assert {problem.field for problem in violation.value.problems} == {"kata_sandi"}
    assert stasiun.pintu.recover(stasiun.kode_pemulihan, NRP, NEW)


def test_a_slip_of_the_pen_in_the_code_is_said_at_its_field(stasiun: Stasiun) -> None:
    with pytest.raises(RuleViolation):
        stasiun.pintu.recover(stasiun.kode_pemulihan[:-1], NRP, NEW)


def test_a_code_cut_short_before_the_slot_file_still_opens(
    stasiun: Stasiun, monkeypatch: pytest.MonkeyPatch
) -> None:
    def _cut(*_: object) -> None:
        raise EnvironmentFault("Disk penuh.", "Kosongkan ruang.")

    with monkeypatch.context() as patch:
        patch.setattr(akun_module, "write_sealed", _cut)
        with pytest.raises(EnvironmentFault):
            stasiun.pintu.recover(stasiun.kode_pemulihan, NRP, NEW)
    assert acts(stasiun)[-3:-1] == ["kode pemulihan dipakai", "kata sandi diganti"]
    assert stasiun.login(NRP, SANDI).petugas.aktif
    assert stasiun.pintu.recover(stasiun.kode_pemulihan, NRP, NEW)


def test_a_damaged_line_of_a_refused_try_is_noted_and_shuts_nobody_out(stasiun: Stasiun) -> None:
    _refused(stasiun)
    slots = read_slots(stasiun.folder.slots.read_text("utf-8"))
    [entry] = slots.gagal
    broken = replace(entry, baris=(b"\x00" * len(entry.baris[0]), *entry.baris))
    stasiun.folder.slots.write_text(write_slots(replace(slots, gagal=(broken,))), "utf-8")
    assert stasiun.login().petugas.aktif
    assert acts(stasiun)[-3:] == ["masuk gagal", "masuk gagal", "masuk"]
    assert _said(stasiun)[0] == {"baris": "rusak"}
    assert _said(stasiun)[1]["nrp"] == NRP
    stasiun.login()
    assert acts(stasiun).count("masuk gagal") == 2
    assert good(stasiun)


def test_a_lost_recovery_code_is_replaced(stasiun: Stasiun) -> None:
    fresh = stasiun.layanan.new_recovery_code(Bukti(SANDI))
    assert acts(stasiun)[-1] == "kode pemulihan baru"
    with pytest.raises(AccessDenied, match="Kode pemulihan tidak cocok"):
        stasiun.pintu.recover(stasiun.kode_pemulihan, NRP, NEW)
    sheet = stasiun.layanan.recovery_sheet(fresh)
    assert fresh.replace("-", "") in page_text(sheet.pdf).replace(" ", "").replace("-", "")
    assert stasiun.pintu.recover(fresh, NRP, NEW)
    assert good(stasiun)


def test_a_new_code_needs_the_right_and_the_password(stasiun: Stasiun) -> None:
    before = stasiun.folder.slots.read_bytes()
    with pytest.raises(AccessDenied):
        stasiun.layanan.new_recovery_code(Bukti(WRONG))
    bamin = enrol(stasiun, Peran.BAMIN)
    with pytest.raises(RuleViolation, match="tidak boleh membuat kode pemulihan baru"):
        bamin.new_recovery_code(Bukti(SANDI_LAIN))
    assert "kode pemulihan baru" not in acts(stasiun)
    assert stasiun.folder.slots.read_bytes() != before  # the refused try alone
    assert stasiun.pintu.recover(stasiun.kode_pemulihan, NRP, NEW)


def _said(stasiun: Stasiun) -> list[dict[str, str]]:
    """Return what the entries of refused logins say, oldest first."""
    with stasiun.layanan._konteks.database.reading() as work:  # noqa: SLF001
        entries = [one.entry for one in work.riwayat.entries() if one.entry.jenis == "masuk gagal"]
        return [dict(decode_pairs(content_of(work, one.posisi))) for one in entries]


def _last_said(stasiun: Stasiun) -> dict[str, str]:
    return _said(stasiun)[-1]


_BERUBAH: dict[str, Callable[[Stasiun], object]] = {
    "masuk": lambda s: s.login(),
    "kode": lambda s: s.pintu.recover(s.kode_pemulihan, NRP, NEW),
    "kode baru": lambda s: s.layanan.new_recovery_code(Bukti(SANDI)),
    "akun": lambda s: s.layanan.setelan.add_account(
        officer(s, Peran.KA_SPKT).petugas_id, SANDI_LAIN, IZIN
    ),
}


@pytest.mark.parametrize("act", list(_BERUBAH))
def test_a_slot_that_ends_meanwhile_is_not_written_back(stasiun: Stasiun, act: str) -> None:
    """Between the entry and the slot file another thread wants the slot file too."""
    bamin = enrol(stasiun, Peran.BAMIN).petugas
    stasiun.login()
    _refused(stasiun)  # a line to be taken out at the next login
    konteks = stasiun.layanan._konteks  # noqa: SLF001 - the keeper the worker has
    other = threading.Thread(target=konteks.akun.without_account, args=(bamin.nomor,))

    def _committed(_posisi: int) -> None:
        if not other.ident:
            other.start()
            other.join(0.3)  # done by then, unless it has to wait

    konteks.database.watch(_committed)
    _BERUBAH[act](stasiun)
    other.join(10)
    assert other.ident
    assert not konteks.akun.has(bamin.nomor)
    assert _refused(stasiun, bamin.nomor, SANDI_LAIN)
