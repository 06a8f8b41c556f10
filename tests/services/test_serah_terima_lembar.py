"""The sheet of a hand-over is kept once; what comes later is laid over it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from spkt_desk.db.kertas import KertasTersimpan
from spkt_desk.domain.errors import EnvironmentFault, RuleViolation
from spkt_desk.domain.pemeriksaan import BarisPeriksa
from spkt_desk.domain.satuan import Peran
from spkt_desk.domain.serah_terima import Sisi, TandaSerah
from spkt_desk.kunci.segel import seal
from spkt_desk.services.masa_simpan import RegisterSimpan
from spkt_desk.services.pemeriksaan import ARSIP
from spkt_desk.services.pencatatan import page_place
from tests.db.mentah import database_key, unguarded
from tests.services.meja import (
    BERDUA,
    IZIN_LAIN,
    SANDI_LAIN,
    acts,
    enrol,
    good,
    open_shift,
    page_text,
)
from tests.support.serah import BASAH, filled
from tests.support.stasiun import SANDI, Stasiun


def _kept(stasiun: Stasiun) -> tuple[KertasTersimpan, ...]:
    with stasiun.layanan._konteks.database.reading() as work:  # noqa: SLF001 - no service lists them
        return work.kertas.all()


def _checked(stasiun: Stasiun) -> BarisPeriksa:
    [line] = [one for one in stasiun.layanan.pemeriksaan.check() if one.bagian == ARSIP]
    return line


def _finish(stasiun: Stasiun, tanda: TandaSerah = BASAH) -> KertasTersimpan:
    open_shift(stasiun)
    stasiun.layanan.serah.finish(filled(stasiun.layanan), tanda)
    return _kept(stasiun)[-1]


def _unnamed(stasiun: Stasiun) -> None:
    """Take away the act that named the sheet, as a kill before it would have."""
    with unguarded(stasiun.folder.database, database_key(stasiun)) as raw:
        raw.execute("DELETE FROM kertas")
        raw.execute(
            "DELETE FROM riwayat WHERE posisi = (SELECT max(posisi) FROM riwayat) "
            "AND jenis = 'kertas disimpan'"
        )


def test_a_reprint_is_the_kept_bytes_whatever_became_of_the_unit(stasiun: Stasiun) -> None:
    kept = _finish(stasiun)
    serah = stasiun.layanan.serah
    pdf = serah.sheet(1).pdf
    assert len(pdf) == kept.ukuran
    assert kept.bentuk.startswith("serah_terima/")
    stasiun.clock.advance(timedelta(days=3))
    open_shift(stasiun)
    assert serah.sheet(1).pdf == pdf
    assert serah.render_missing().value == 0
    assert acts(stasiun).count("kertas disimpan") == 1
    assert "1 halaman surat dan serah terima utuh" in _checked(stasiun).kalimat
    assert good(stasiun)


def test_a_password_that_follows_is_laid_over_the_kept_page(stasiun: Stasiun) -> None:
    _finish(stasiun, TandaSerah("", SANDI, basah=True))
    enrol(stasiun, Peran.KA_SPKT)
    serah = stasiun.layanan.serah
    before = serah.sheet(1).pdf
    stasiun.clock.advance(timedelta(hours=2))
    serah.confirm(1, Sisi.MENYERAHKAN, SANDI_LAIN)
    said = page_text(serah.sheet(1).pdf)
    assert "Yang menyerahkan: dikukuhkan dengan kata sandi 21-11-2026 pukul" in said
    assert "(tanda tangan basah)" in said
    assert "Yang menyerahkan: dikukuhkan" not in page_text(before)


def test_a_sheet_made_after_the_password_still_shows_the_hand_over_as_it_was(
    stasiun: Stasiun,
) -> None:
    open_shift(stasiun)
    arsip = stasiun.folder.arsip
    serah = stasiun.layanan.serah
    shut = arsip.with_name("arsip-lain")
    arsip.rename(shut)
    arsip.write_bytes(b"")  # no folder: nothing can be kept
    serah.finish(filled(stasiun.layanan), TandaSerah("", SANDI, basah=True))
    assert serah.render_missing().value == 1
    with pytest.raises(EnvironmentFault):
        serah.sheet(1)
    arsip.unlink()
    shut.rename(arsip)
    enrol(stasiun, Peran.KA_SPKT)
    serah.confirm(1, Sisi.MENYERAHKAN, SANDI_LAIN)
    assert serah.render_missing().value == 0
    said = page_text(serah.sheet(1).pdf)
    assert "(tanda tangan basah)" in said
    assert "Yang menyerahkan: dikukuhkan" in said


def test_a_kill_between_act_and_page_is_mended_at_the_next_login(stasiun: Stasiun) -> None:
    kept = _finish(stasiun)
    _unnamed(stasiun)
    stasiun.layanan.catch_up()
    [again] = _kept(stasiun)
    assert again.sidik == kept.sidik
    assert good(stasiun)
    assert "1 berkas rangkap menunggu dibuang" in _checked(stasiun).kalimat
    assert stasiun.layanan.kertas.sweep().value == 1
    assert stasiun.layanan._konteks.arsip.names() == (again.berkas,)  # noqa: SLF001


def test_the_check_names_a_changed_sheet_and_nobody_prints_it(stasiun: Stasiun) -> None:
    kept = _finish(stasiun)
    konteks = stasiun.layanan._konteks  # noqa: SLF001
    path = konteks.arsip.path_of(kept.berkas)
    whole = path.read_bytes()
    path.write_bytes(whole[:-1] + b"x")
    assert "serah terima giliran 1" in _checked(stasiun).kalimat
    with pytest.raises(EnvironmentFault, match="rusak atau diubah"):
        stasiun.layanan.serah.sheet(1)
    with konteks.database.reading() as work:
        [key] = work.kunci.find(kept.rekaman_id)
    other = seal(key, b"%PDF-lain", page_place(kept.rekaman_id, 1), konteks.random)
    berkas = konteks.arsip.put(other)
    with unguarded(stasiun.folder.database, database_key(stasiun)) as raw:
        raw.execute("UPDATE kertas SET berkas = ?", (berkas,))
    with pytest.raises(EnvironmentFault, match="tidak sama dengan yang dicatat"):
        stasiun.layanan.serah.sheet(1)


def test_what_is_destroyed_by_its_term_takes_the_kept_sheet_along(stasiun: Stasiun) -> None:
    kept = _finish(stasiun)
    chief = enrol(stasiun, Peran.KAPOLSEK)
    enrol(stasiun, Peran.BAMIN)
    chief.setelan.set_retention(RegisterSimpan.BUKU, 30, "Keputusan 1/2026", IZIN_LAIN)
    stasiun.clock.advance(timedelta(days=40))
    open_shift(stasiun)
    chief.penghapusan.erase_of(RegisterSimpan.BUKU, "2026-11", BERDUA)
    with pytest.raises(RuleViolation, match="dihapus menurut masa simpan"):
        stasiun.layanan.serah.sheet(1)
    assert stasiun.layanan.serah.render_missing().value == 0
    assert "terhapus menunggu dibuang" in _checked(stasiun).kalimat
    stasiun.layanan.kertas.sweep()
    assert kept.berkas not in stasiun.layanan._konteks.arsip.names()  # noqa: SLF001
    assert good(stasiun)


def test_the_sheet_goes_into_the_backup(stasiun: Stasiun) -> None:
    kept = _finish(stasiun)
    place = stasiun.path.parent / "cadangan"
    stasiun.layanan.cadangan.create(place)
    assert [one.stem for one in (place / "arsip").rglob("*.seg")] == [kept.berkas]
