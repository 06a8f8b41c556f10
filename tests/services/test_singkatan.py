"""The unit's own abbreviations: shipped until changed, dated, an act in the history."""

from __future__ import annotations

import pytest

from spkt_desk.domain.errors import HakDitolak, RuleViolation
from spkt_desk.domain.satuan import Peran
from spkt_desk.domain.singkatan import Singkatan, SingkatanKetikan
from tests.services.meja import acts, count, enrol, good
from tests.support import kiriman
from tests.support.stasiun import Stasiun


def test_the_shipped_lists_serve_until_the_unit_has_its_own(stasiun: Stasiun) -> None:
    layanan = stasiun.layanan
    assert layanan.singkatan.current() == kiriman.sumber().meja.singkatan
    saved = layanan.singkatan.save(
        SingkatanKetikan("PTL =  patroli  rutin\n\n", "Apel: Apel ___, hadir ___.")
    ).value
    assert saved.singkatan == (Singkatan("ptl", "patroli rutin"),)
    assert layanan.singkatan.current() == saved
    layanan.singkatan.save(SingkatanKetikan("", ""))
    assert layanan.singkatan.current().contoh == ()
    assert acts(stasiun)[-2:] == ["singkatan mutasi diubah"] * 2
    assert good(stasiun)


def test_who_may_not_change_the_unit_changes_no_words(stasiun: Stasiun) -> None:
    bamin = enrol(stasiun, Peran.BAMIN)
    before = count(stasiun)
    with pytest.raises(HakDitolak):
        bamin.singkatan.save(SingkatanKetikan("ptl = lain", ""))
    with pytest.raises(RuleViolation):
        stasiun.layanan.singkatan.save(SingkatanKetikan("ptl", ""))
    assert count(stasiun) == before


def test_a_line_with_a_blank_left_is_refused(stasiun: Stasiun) -> None:
    with pytest.raises(RuleViolation, match="belum diisi") as refused:
        stasiun.layanan.mutasi.write("Patroli ke ___, situasi aman.")
    assert [one.field for one in refused.value.problems] == ["mutasi.uraian"]
