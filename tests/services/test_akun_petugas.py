"""Accounts with an end, a colleague's password, a waiting account, and a thousand guesses."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from spkt_desk.domain.akun import JenisAkun, SandiHarusDiganti
from spkt_desk.domain.errors import AccessDenied, HakBerakhir, HakDitolak, RuleViolation
from spkt_desk.domain.satuan import Peran, Petugas
from spkt_desk.domain.wewenang import Bukti
from spkt_desk.services.layanan import Layanan
from tests.db.mentah import database_key
from tests.services.meja import (
    IZIN_LAIN,
    SANDI_LAIN,
    acts,
    count,
    enrol,
    good,
    officer,
    open_shift,
)
from tests.support.stasiun import IZIN, NRP, SANDI, Stasiun, make_officers

SEMENTARA = "rakit kayu di hilir 7"
SENDIRI = "sampan kecil di muara 3"


@pytest.fixture
def ka(stasiun: Stasiun) -> Layanan:
    """The KA SPKT who holds the shift."""
    open_shift(stasiun)
    return enrol(stasiun, Peran.KA_SPKT)


@pytest.fixture
def bamin(stasiun: Stasiun) -> Petugas:
    return officer(stasiun, Peran.BAMIN)


def _inspector() -> Petugas:
    return replace(make_officers()[0], nama="Fadli Abas", nomor="70010001", jabatan="Pemeriksa")


def test_an_account_for_a_shift_ends_with_it(stasiun: Stasiun, ka: Layanan, bamin: Petugas) -> None:
    made = ka.akun.open_shift(bamin.petugas_id, SEMENTARA, 0, IZIN_LAIN).value
    assert (made.jenis, made.giliran) == (JenisAkun.SEMENTARA, 1)
    desk = stasiun.login(bamin.nomor, SEMENTARA)
    desk.mutasi.write("Tamu menanyakan jalan")
    before, key = count(stasiun), database_key(stasiun)
    open_shift(stasiun)
    after = count(stasiun)
    with pytest.raises(HakBerakhir, match="sudah berakhir"):
        desk.mutasi.write("Masih di sini")
    with pytest.raises(HakBerakhir):
        desk.mutasi.day(desk.mutasi.today())
    with pytest.raises(AccessDenied, match="sudah berakhir"):
        desk.unlock(SEMENTARA)
    assert count(stasiun) == after != before
    stasiun.layanan.lock()  # the next lock takes the slot away, and the file is owed a new key
    assert not stasiun.layanan.setelan.has_account(bamin.petugas_id)
    assert "akun ditutup" in stasiun.layanan.kunci_baru.owed()
    assert stasiun.layanan.kunci_baru.settle().value == ""
    assert database_key(stasiun) != key
    with pytest.raises(AccessDenied):
        stasiun.login(bamin.nomor, SEMENTARA)
    assert officer(stasiun, Peran.BAMIN).aktif
    assert good(stasiun)


def test_or_after_its_hours_and_no_clock_set_back_gives_it_more(
    stasiun: Stasiun, ka: Layanan, bamin: Petugas
) -> None:
    ka.akun.open_shift(bamin.petugas_id, SEMENTARA, 2, IZIN_LAIN)
    stasiun.clock.advance(timedelta(hours=2, seconds=-5))
    desk = stasiun.login(bamin.nomor, SEMENTARA)
    stasiun.clock.advance(timedelta(seconds=5))
    stasiun.layanan.mutasi.write("Pukul sekian")
    stasiun.clock.set_wall(stasiun.clock.now().wall - timedelta(hours=1))
    with pytest.raises(HakBerakhir):
        desk.draf.all()
    before = acts(stasiun)
    with pytest.raises(AccessDenied):  # his own try at the door closes it too
        stasiun.login(bamin.nomor, SEMENTARA)
    assert acts(stasiun)[len(before) :] == ["masuk gagal", "akun ditutup"]
    assert not stasiun.layanan.setelan.has_account(bamin.petugas_id)


def test_a_full_account_may_follow_it(stasiun: Stasiun, ka: Layanan, bamin: Petugas) -> None:
    ka.akun.open_shift(bamin.petugas_id, SEMENTARA, 1, IZIN_LAIN)
    stasiun.clock.advance(timedelta(hours=2))
    assert ka.akun.sweep().value == 1
    assert ka.akun.sweep().value == 0
    stasiun.layanan.setelan.add_account(bamin.petugas_id, SENDIRI, IZIN)
    stasiun.clock.advance(timedelta(days=9))
    assert stasiun.login(bamin.nomor, SENDIRI).draf.all() == ()


@pytest.mark.parametrize(("jam", "words"), [(25, "0 sampai 24 jam"), (-1, "0 sampai 24 jam")])
def test_no_account_is_opened_for_longer_than_a_day(
    ka: Layanan, bamin: Petugas, jam: int, words: str
) -> None:
    with pytest.raises(RuleViolation, match=words):
        ka.akun.open_shift(bamin.petugas_id, SEMENTARA, jam, IZIN_LAIN)


def test_only_who_holds_the_shift(stasiun: Stasiun, bamin: Petugas) -> None:
    ka = enrol(stasiun, Peran.KA_SPKT)
    with pytest.raises(HakDitolak, match="Hanya pemegang giliran"):
        ka.akun.open_shift(bamin.petugas_id, SEMENTARA, 1, IZIN_LAIN)
    stasiun.layanan.setelan.add_account(bamin.petugas_id, SENDIRI, IZIN)
    before = count(stasiun)
    with pytest.raises(HakDitolak, match="Hanya pemegang giliran"):
        ka.akun.reset_password(bamin.petugas_id, SEMENTARA, IZIN_LAIN)
    assert count(stasiun) == before


def test_an_inspector_reads_for_his_hours_and_writes_nothing(stasiun: Stasiun) -> None:
    stasiun.layanan.mutasi.write("Tamu menanyakan jalan")
    chief = enrol(stasiun, Peran.KAPOLSEK)
    made = chief.akun.open_inspector(_inspector(), SEMENTARA, 3, IZIN_LAIN).value
    desk = stasiun.login("70010001", SEMENTARA)
    assert [one.uraian for one in desk.mutasi.day(desk.mutasi.today())] == ["Tamu menanyakan jalan"]
    with pytest.raises(HakDitolak, match="Peran Pemeriksa tidak boleh menulis"):
        desk.mutasi.write("Diperiksa")
    assert made not in stasiun.layanan.kehilangan.officers()
    with pytest.raises(RuleViolation, match="dibukakan akun oleh Kapolsek"):
        stasiun.layanan.setelan.save_petugas(made, IZIN)
    stasiun.clock.advance(timedelta(hours=3))
    with pytest.raises(HakBerakhir):
        desk.mutasi.day(desk.mutasi.today())
    stasiun.layanan.catch_up()
    gone = stasiun.layanan.setelan.petugas()[-1]
    assert (gone.petugas_id, gone.aktif) == (made.petugas_id, False)
    assert stasiun.layanan.kunci_baru.owed() == ""
    again = chief.akun.open_inspector(_inspector(), SENDIRI, 1, IZIN_LAIN).value
    assert again.petugas_id == made.petugas_id
    assert stasiun.login("70010001", SENDIRI).akun.until()
    assert good(stasiun)


def test_nobody_but_the_kapolsek_opens_one(stasiun: Stasiun, ka: Layanan) -> None:
    for desk, izin in ((stasiun.layanan, IZIN), (ka, IZIN_LAIN)):
        with pytest.raises(HakDitolak, match="Yang boleh: Kapolsek"):
            desk.akun.open_inspector(_inspector(), SEMENTARA, 3, izin)


def test_a_colleague_gets_another_password_and_chooses_his_own(
    stasiun: Stasiun, ka: Layanan, bamin: Petugas
) -> None:
    stasiun.layanan.setelan.add_account(bamin.petugas_id, SENDIRI, IZIN)
    ka.akun.reset_password(bamin.petugas_id, SEMENTARA, IZIN_LAIN)
    assert acts(stasiun)[-1] == "kata sandi disetel ulang"
    assert ka.akun.state(bamin.petugas_id).akun.ganti_sandi
    with pytest.raises(AccessDenied, match="tidak cocok"):
        stasiun.login(bamin.nomor, SENDIRI)
    with pytest.raises(SandiHarusDiganti):
        stasiun.login(bamin.nomor, SEMENTARA)
    for weak, words in ((SEMENTARA, "harus lain"), ("12345678", "kata_sandi")):
        with pytest.raises(RuleViolation, match=words):
            stasiun.pintu.login(bamin.nomor, SEMENTARA, weak)
    own = "perahu merah di dermaga 5"
    desk = stasiun.pintu.login(bamin.nomor, SEMENTARA, own)
    assert desk.petugas == bamin
    assert acts(stasiun)[-2:] == ["kata sandi diganti", "masuk"]
    with pytest.raises(AccessDenied):
        stasiun.login(bamin.nomor, SEMENTARA)
    assert stasiun.login(bamin.nomor, own).petugas == bamin
    assert good(stasiun)


def test_nobody_takes_over_the_kapolsek_or_the_admin_this_way(
    stasiun: Stasiun, ka: Layanan
) -> None:
    enrol(stasiun, Peran.KAPOLSEK)
    before = count(stasiun)
    for peran in (Peran.KAPOLSEK, Peran.ADMIN):
        who = officer(stasiun, peran).petugas_id
        with pytest.raises(RuleViolation, match="tidak dapat disentuh"):
            ka.akun.reset_password(who, SEMENTARA, IZIN_LAIN)
    with pytest.raises(RuleViolation, match="akun Anda sendiri"):
        ka.akun.reset_password(ka.petugas.petugas_id, SEMENTARA, IZIN_LAIN)
    assert count(stasiun) == before
    assert stasiun.login().petugas.nomor == NRP


def test_a_wrong_password_of_ones_own_opens_no_account(
    stasiun: Stasiun, ka: Layanan, bamin: Petugas
) -> None:
    before = count(stasiun)
    with pytest.raises(AccessDenied):
        ka.akun.open_shift(bamin.petugas_id, SEMENTARA, 1, Bukti("bukan sandi saya 1"))
    assert count(stasiun) == before
    assert not ka.setelan.has_account(bamin.petugas_id)


def test_a_thousand_guesses_at_night(stasiun: Stasiun, ka: Layanan) -> None:
    evaluated = 0
    for guess in range(1_000):
        if guess == 500:
            stasiun.pintu = stasiun.new_door()  # the count survives a restart
        with pytest.raises(AccessDenied) as refused:
            stasiun.login(NRP, f"tebakan nomor {guess}")
        evaluated += "Terlalu banyak" not in refused.value.message
    assert evaluated == 5
    with pytest.raises(AccessDenied, match="Terlalu banyak"):
        stasiun.login(NRP, SANDI)  # the right one waits as well
    began = stasiun.clock.now().monotonic_ns
    assert stasiun.login(ka.petugas.nomor, SANDI_LAIN).petugas == ka.petugas
    assert stasiun.clock.now().monotonic_ns - began < 10 * 1_000_000_000


def test_a_waiting_account_is_released_by_the_ka_spkt(stasiun: Stasiun, ka: Layanan) -> None:
    who = officer(stasiun, Peran.PIKET).petugas_id
    for guess in range(6):
        with pytest.raises(AccessDenied):
            stasiun.login(NRP, f"tebakan nomor {guess}")
    assert 0 < ka.akun.state(who).tunggu <= 60
    ka.akun.release(who)
    assert acts(stasiun)[-1] == "akun dilepas"
    assert ka.akun.state(who).tunggu == 0
    assert stasiun.login(NRP, SANDI).petugas.nomor == NRP
