"""How a name stands under a letter: by role, by his own way, acting."""

from __future__ import annotations

from dataclasses import replace

import pytest

from spkt_desk.domain.pejabat import block_line, sign_as, ways_of
from spkt_desk.domain.satuan import CaraTanda, Peran
from tests.support.stasiun import make_station

BARU = make_station()
SATUAN = BARU.satuan
KEPALA = "KEPALA KEPOLISIAN SEKTOR SUKAMAJU TIMUR"
KA_SPKT = BARU.petugas[1]
BAMIN = BARU.petugas[2]
KAPOLSEK = BARU.petugas[3]


def test_without_a_way_of_his_own_an_officer_signs_by_his_roles() -> None:
    assert [ways_of(one) for one in BARU.petugas] == [
        (),
        (CaraTanda.ATAS_NAMA,),
        (CaraTanda.UNTUK_BELIAU,),
        (CaraTanda.SENDIRI,),
    ]
    both = replace(KA_SPKT, peran=frozenset({Peran.KA_SPKT, Peran.BAMIN}))
    assert ways_of(both) == (CaraTanda.ATAS_NAMA, CaraTanda.UNTUK_BELIAU)


def test_his_own_way_goes_before_his_roles() -> None:
    assert ways_of(replace(KA_SPKT, tanda=CaraTanda.TIDAK)) == ()
    assert ways_of(replace(BARU.petugas[0], tanda=CaraTanda.ATAS_NAMA)) == (CaraTanda.ATAS_NAMA,)


def test_the_blocks_read_as_on_real_letters() -> None:
    assert block_line(sign_as(KA_SPKT, SATUAN, CaraTanda.ATAS_NAMA)) == (
        f"a.n. {KEPALA}, Ps. KA SPKT"
    )
    assert block_line(sign_as(BAMIN, SATUAN, CaraTanda.UNTUK_BELIAU)) == (
        f"a.n. {KEPALA}, KA SPKT, u.b. Bamin SPKT"
    )
    other = replace(BAMIN, ub_dari="Ps. KA SPKT II")
    assert sign_as(other, SATUAN, CaraTanda.UNTUK_BELIAU).jabatan == "Ps. KA SPKT II"


@pytest.mark.parametrize(
    ("jabatan", "reads"),
    [
        ("Kapolsek Sukamaju Timur", KEPALA),
        ("Ps. Kapolsek Sukamaju Timur", f"Ps. {KEPALA}"),
        ("Plh. Kapolsek", f"Plh. {KEPALA}"),
        ("Psikolog", KEPALA),
    ],
)
def test_an_acting_head_says_so(jabatan: str, reads: str) -> None:
    block = sign_as(replace(KAPOLSEK, jabatan=jabatan), SATUAN, CaraTanda.SENDIRI)
    assert block_line(block) == reads


def test_who_does_not_sign_has_no_block() -> None:
    with pytest.raises(ValueError, match="tidak"):
        sign_as(KAPOLSEK, SATUAN, CaraTanda.TIDAK)
