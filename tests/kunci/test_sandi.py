from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from spkt_desk.kunci.sandi import (
    Argon2Params,
    check_password,
    default_params,
    derive_key,
    normal_nrp,
    pick_params,
    read_banned,
)

LIST = Path(__file__).parents[2] / "resources" / "data" / "sandi_terlarang.txt"
BANNED = read_banned(LIST.read_text(encoding="utf-8"))
NAMES = ("Rusdi Lahalo", "Polsek Sukamaju Timur")


def problems(password: str) -> tuple[str, ...]:
    return check_password(password, "08120417", NAMES, BANNED)


@pytest.mark.parametrize(
    "password",
    [
        "kapal layar 7 di teluk",
        "Tj8#mqLw",
        "hujan-turun-di-bukit",
        "x7" + "ü🙂" * 9,
        "ß" * 4 + "qpow",
    ],
)
def test_a_good_password_is_taken(password: str) -> None:
    assert problems(password) == ()


@pytest.mark.parametrize(
    ("password", "says"),
    [
        ("", "paling sedikit 8"),
        ("Tj8#mqL", "paling sedikit 8"),
        ("aB3$" * 65, "paling banyak 256"),
        ("password", "terlalu umum"),
        ("PassWord2026!", "terlalu umum"),
        ("P@ssw0rd", "terlalu umum"),
        ("rahasia12345", "terlalu umum"),
        ("bhayangkara", "terlalu umum"),
        ("12345678", "urutan"),
        ("98765432", "urutan"),
        ("qwertyuiop", "urutan"),
        ("aaaaaaaaaa", "itu-itu saja"),
        ("kapal08120417", "memuat NRP"),
        ("kapal 0812-0417", "memuat NRP"),
        ("jayapolri-99", "“polri”"),
        ("si rusdi 99 kali", "nama sendiri"),
        ("SUKAMAJU-99-ok", "nama kantor"),
        ("kapal\u0000layar", "tidak dapat diketik"),
        ("kapal\udc80layar", "tidak dapat diketik"),
    ],
)
def test_a_weak_password_gets_its_sentence(password: str, says: str) -> None:
    assert any(says in problem for problem in problems(password))


def test_every_line_of_the_list_is_refused() -> None:
    assert len(BANNED) >= 400
    assert [word for word in sorted(BANNED) if not problems(word)] == []


def test_a_key_depends_on_password_salt_and_costs() -> None:
    cheap = Argon2Params(64, 1, 1)
    keys = {
        derive_key("sandi", bytes(16), cheap),
        derive_key("sandj", bytes(16), cheap),
        derive_key("sandi", bytes(15) + b"1", cheap),
        derive_key("sandi", bytes(16), Argon2Params(64, 2, 1)),
    }
    assert len(keys) == 4
    assert derive_key("cafe\u0301", bytes(16), cheap) == derive_key("café", bytes(16), cheap)


POOR = """
import resource
from spkt_desk.domain.errors import EnvironmentFault
from spkt_desk.kunci.sandi import Argon2Params, derive_key
resource.setrlimit(resource.RLIMIT_AS, (400_000_000, 400_000_000))
try:
    derive_key("sandi", bytes(16), Argon2Params(1024 * 1024, 1, 1))
except EnvironmentFault as fault:
    print(fault)
"""


def test_a_computer_without_the_memory_says_so() -> None:
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", POOR],
        capture_output=True,
        check=True,
        text=True,
        encoding="utf-8",
    )
    assert done.stdout.startswith("Memori komputer tidak cukup")


@pytest.mark.parametrize("speed", [0.02, 0.1, 0.3, 1.0, 2.0, 5.0, 20.0, 100.0])
def test_costs_fit_the_computer_and_never_fall_under_the_floor(speed: float) -> None:
    def seconds(params: Argon2Params) -> float:
        return params.memory_kib * params.passes / (64 * 1024 * 3) / speed

    params = pick_params(measure=seconds, lanes=2)

    assert params.memory_kib >= 46 * 1024
    floor, ceiling = Argon2Params(46 * 1024, 1, 2), Argon2Params(256 * 1024, 12, 2)
    if seconds(floor) <= 1.0 and seconds(ceiling) >= 0.5:
        assert 0.4 <= seconds(params) <= 1.0
    else:
        assert params in {floor, ceiling}


def test_the_default_is_64_mib_and_three_passes() -> None:
    assert default_params(cores=16) == Argon2Params(64 * 1024, 3, 4)
    assert default_params(cores=1) == Argon2Params(64 * 1024, 3, 1)


def test_an_nrp_keeps_its_leading_zero() -> None:
    assert normal_nrp(" 08 12-04.17 ") == "08120417"
