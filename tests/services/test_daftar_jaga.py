"""The unit's own lists of the guard: dated, kept, read everywhere; old records stay readable."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from spkt_desk.domain.daftar_jaga import DaftarJagaUnit, HitunganUnit, Pakai
from spkt_desk.domain.errors import HakDitolak, RuleViolation
from spkt_desk.domain.satuan import Peran
from spkt_desk.domain.serah_terima import HitunganKetikan
from spkt_desk.services.layanan import Layanan
from tests.services.meja import acts, count, enrol, good, open_shift, page_text
from tests.support.serah import BASAH, counted, filled
from tests.support.stasiun import Stasiun

ROMPI = HitunganUnit("", "Rompi", "buah", "", True, False, True)


def changed(
    desk: Layanan,
    *,
    off: frozenset[str] = frozenset(),
    on: frozenset[str] = frozenset(),
    new: tuple[HitunganUnit, ...] = (),
) -> DaftarJagaUnit:
    """Return the lists in force with some switched."""

    def _used(kunci: str, *, aktif: bool) -> bool:
        return (aktif or kunci in on) and kunci not in off

    now = desk.daftar_jaga.decided()
    return DaftarJagaUnit(
        tuple(replace(one, aktif=_used(one.kunci, aktif=one.aktif)) for one in now.pendamping),
        tuple(replace(one, aktif=_used(one.kunci, aktif=one.aktif)) for one in now.tugas),
        (
            *(replace(one, aktif=_used(one.kunci, aktif=one.aktif)) for one in now.hitungan),
            *new,
        ),
    )


@pytest.fixture
def ka(stasiun: Stasiun) -> Layanan:
    open_shift(stasiun)
    return enrol(stasiun, Peran.KA_SPKT)


def test_books_and_duties_are_switched_for_everyone(stasiun: Stasiun, ka: Layanan) -> None:
    desk = stasiun.layanan
    desk.pendamping.take("bon_senpi", "Bripka Anton Sanusi", "1", "")
    off = frozenset({"bon_senpi", "apel_awal", "kontrol"})
    ka.daftar_jaga.save(changed(ka, off=off, on=frozenset({"lapor_situasi"})))
    assert acts(stasiun)[-1] == "daftar jaga diubah"
    with pytest.raises(RuleViolation, match="tidak memakai"):
        desk.pendamping.take("bon_senpi", "Bripka Anton Sanusi", "1", "")
    assert "bon_senpi" not in {one.kunci for one in desk.pendamping.daftar.aktif}
    assert {one.kunci for one in desk.berkala.duties()} == {"patroli", "lapor_situasi"}
    assert desk.serah.form(1).meja.tugas == ()
    # what is out stays in sight and is given back
    assert desk.serah.form(1).dibon == (("senpi", 1),)
    [out] = desk.pendamping.open_ones()
    desk.pendamping.give_back(out.catatan_id, "")
    assert desk.serah.form(1).dibon == ()
    assert good(stasiun)


def test_a_new_count_is_asked_for_and_one_switched_off_is_not(
    stasiun: Stasiun, ka: Layanan
) -> None:
    desk = stasiun.layanan
    desk.serah.finish(filled(desk, 1, hitungan=counted(HitunganKetikan("bbm", "35"))), BASAH)
    ka.daftar_jaga.save(changed(ka, off=frozenset({"bbm", "senpi"}), new=(ROMPI,)))
    assert [one.kunci for one in desk.serah.daftar][-1] == "unit_rompi"
    open_shift(stasiun, regu="Regu III")
    with pytest.raises(RuleViolation) as missing:
        desk.serah.finish(filled(desk, 2), BASAH)
    assert [one.field for one in missing.value.problems] == ["hitungan.unit_rompi.jumlah"]
    rompi = HitunganKetikan("unit_rompi", "6")
    desk.serah.finish(filled(desk, 2, hitungan=counted(rompi)), BASAH)
    [done] = desk.serah.form(2).selesai
    assert [(one.label, one.jumlah) for one in done.isi.hitungan] == [
        ("Tahanan laki-laki", 0),
        ("Tahanan perempuan", 0),
        ("Rompi", 6),
    ]
    # the hand-over before still says what was counted then
    assert "BBM 35 liter" in page_text(desk.serah.sheet(1).pdf)
    # a figure nobody counted for a while has none before it; the shift's own stay its proposal
    ka.daftar_jaga.save(changed(ka, on=frozenset({"bbm", "senpi"}), off=frozenset({"unit_rompi"})))
    open_shift(stasiun, regu="Regu I")
    assert dict(desk.serah.form(3).sebelum).get("bbm") is None
    assert desk.giliran.proposal().senpi == 4
    desk.serah.finish(filled(desk, 3), BASAH)
    assert good(stasiun)


def test_each_change_is_a_version_of_its_own(stasiun: Stasiun, ka: Layanan) -> None:
    assert ka.daftar_jaga.current().hitungan == ka.daftar_jaga.current().hitungan_dipakai
    saved = ka.daftar_jaga.save(changed(ka, off=frozenset({"borgol"}))).value
    assert ka.daftar_jaga.current() == saved
    ka.daftar_jaga.save(changed(ka, on=frozenset({"borgol"})))
    assert count(stasiun)["daftar_jaga"] == 2
    assert "borgol" in {one.kunci for one in ka.daftar_jaga.current().hitungan_dipakai}
    assert Pakai("besuk", aktif=True) in ka.daftar_jaga.decided().pendamping


def test_what_is_refused_leaves_everything_as_it_was(stasiun: Stasiun, ka: Layanan) -> None:
    bamin = enrol(stasiun, Peran.BAMIN)
    before = count(stasiun)
    with pytest.raises(HakDitolak):
        bamin.daftar_jaga.save(changed(ka, off=frozenset({"besuk"})))
    with pytest.raises(RuleViolation, match="Satuan belum diisi"):
        ka.daftar_jaga.save(changed(ka, new=(replace(ROMPI, satuan=""),)))
    assert count(stasiun) == before


def test_lists_saved_as_they_were_are_no_act(stasiun: Stasiun, ka: Layanan) -> None:
    before = acts(stasiun)
    ka.daftar_jaga.save(ka.daftar_jaga.decided())
    assert acts(stasiun) == before


def test_a_duty_switched_on_later_was_not_left_out_by_the_shift_before(
    stasiun: Stasiun, ka: Layanan
) -> None:
    stasiun.clock.advance(timedelta(hours=23))
    before = ka.serah.form(1).meja.tugas
    open_shift(stasiun, regu="Regu III")
    ka.daftar_jaga.save(
        changed(ka, on=frozenset({"lapor_situasi"}), off=frozenset({"patroli", "kontrol"}))
    )
    assert ka.serah.form(1).meja.tugas == before
    assert "Patroli pukul 22.00, 02.00 belum ditulis" in before
    assert "lapor_situasi" in {one.kunci for one in ka.berkala.duties()}
