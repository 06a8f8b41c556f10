"""The duty day runs from eight to eight, and the red line says who holds the desk."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from spkt_desk.domain.clock import Zona
from spkt_desk.domain.giliran import (
    Giliran,
    GiliranDraft,
    check_giliran,
    hari_jaga,
    opening_line,
)
from tests.support import kiriman

WITA = Zona.WITA.tzinfo
KALIMAT = kiriman.kalimat_buku()
DRAFT = GiliranDraft("Regu II", "P002", "P001", (), 0, 0, 4, "aman terkendali")


@pytest.mark.parametrize(
    ("waktu", "hari"),
    [
        (datetime(2026, 11, 21, 7, 59, 59, 999_999, tzinfo=WITA), date(2026, 11, 20)),
        (datetime(2026, 11, 21, 8, 0, tzinfo=WITA), date(2026, 11, 21)),
        (datetime(2026, 11, 21, 23, 59, tzinfo=WITA), date(2026, 11, 21)),
        (datetime(2026, 11, 22, 0, 0, tzinfo=WITA), date(2026, 11, 21)),
        (datetime(2027, 1, 1, 7, 59, tzinfo=WITA), date(2026, 12, 31)),
        (datetime(2028, 3, 1, 7, 0, tzinfo=WITA), date(2028, 2, 29)),
    ],
)
def test_before_eight_it_is_still_yesterday(waktu: datetime, hari: date) -> None:
    assert hari_jaga(waktu, time(8)) == hari


def test_a_later_change_of_the_guard_makes_the_day_longer() -> None:
    assert hari_jaga(datetime(2026, 11, 21, 8, 30, tzinfo=WITA), time(9)) == date(2026, 11, 20)


def test_a_full_form_has_no_problem() -> None:
    assert check_giliran(DRAFT) == ()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"regu": " "}, "regu"),
        ({"ka_spkt_id": ""}, "ka_spkt"),
        ({"penerima_id": ""}, "penerima"),
        ({"tahanan_laki": -1}, "tahanan_laki"),
        ({"tahanan_perempuan": 10_000}, "tahanan_perempuan"),
        ({"senpi": -1}, "senpi"),
        ({"situasi": "\t"}, "situasi"),
    ],
)
def test_each_gap_is_a_problem_at_its_field(changes: dict[str, object], field: str) -> None:
    problems = check_giliran(replace(DRAFT, **changes))  # type: ignore[arg-type]
    assert [problem.field for problem in problems] == [f"giliran.{field}"]


@pytest.mark.parametrize(
    ("laki", "perempuan", "tahanan"),
    [(0, 0, "tahanan nihil"), (2, 1, "tahanan 3 (L 2, P 1)"), (0, 1, "tahanan 1 (L 0, P 1)")],
)
def test_the_red_line(laki: int, perempuan: int, tahanan: str) -> None:
    waktu = datetime(2026, 11, 21, 8, 0, tzinfo=WITA)
    giliran = Giliran(
        nomor=1,
        mulai=waktu,
        hari=waktu.date(),
        regu="Regu II",
        ka_spkt_id="P002",
        penerima_id="P001",
        anggota_id=("P003",),
        tahanan_laki=laki,
        tahanan_perempuan=perempuan,
        senpi=4,
        situasi="aman terkendali.",
    )
    line = opening_line(giliran, "Aipda Darmawan", ("Bripka Ratna",), KALIMAT)
    assert line == (
        "Giliran jaga Regu II dibuka. KA SPKT Aipda Darmawan, anggota Bripka Ratna; "
        f"{tahanan}, senjata api 4 pucuk; situasi aman terkendali."
    )
    assert "anggota" not in opening_line(giliran, "Aipda Darmawan", (), KALIMAT)
