from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spkt_desk.domain.errors import RuleViolation
from spkt_desk.domain.kode_periksa import PaperFacts
from spkt_desk.domain.outcomes import KodeAnswer
from spkt_desk.kunci.kode import (
    code_matches,
    new_signing_key,
    public_key,
    qr_facts,
    qr_text,
    read_qr,
    short_code,
    verify_qr,
)
from spkt_desk.kunci.qr_huruf import QR_LETTERS, pack, unpack

FACTS = PaperFacts(
    stasiun_id="SUKAMAJU-TIMUR",
    jenis="kehilangan",
    nomor="SKTLK/412/XI/2026/SPKT",
    tanggal=date(2026, 11, 21),
    nama="Rahmawati Djafar",
    barang=("KTP a.n. Rahmawati Djafar", "1 (satu) dompet kulit cokelat"),
    edisi=1,
)
KEY = new_signing_key(secrets.token_bytes)
KEYS = {"SUKAMAJU-TIMUR": public_key(KEY)}
CHANGED = [
    replace(FACTS, stasiun_id="SUKAMAJU"),
    replace(FACTS, jenis="temuan"),
    replace(FACTS, nomor="SKTLK/413/XI/2026/SPKT"),
    replace(FACTS, tanggal=date(2026, 11, 22)),
    replace(FACTS, nama="Rahmawati Jafar"),
    replace(FACTS, barang=FACTS.barang[:1]),
    replace(FACTS, barang=tuple(reversed(FACTS.barang))),
    replace(FACTS, barang=("".join(FACTS.barang),)),
    replace(FACTS, edisi=2),
]
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


def test_the_short_code_is_ten_plain_letters_and_forgives_the_hand() -> None:
    key = secrets.token_bytes(32)
    code = short_code(key, FACTS)
    assert len(code) == 11
    assert code[5] == "-"
    assert not set(code) & set("ILOU")
    for typed in (
        code,
        code.lower(),
        code.replace("-", ""),
        " ".join(code),
        code.replace("0", "O"),
    ):
        assert code_matches(key, FACTS, typed)
    with pytest.raises(RuleViolation, match="10 huruf atau angka"):
        code_matches(key, FACTS, code[:-1])


def test_another_key_gives_another_code() -> None:
    codes = {short_code(secrets.token_bytes(32), FACTS) for _ in range(100)}
    assert len(codes) == 100


def test_without_the_key_the_answer_is_unknown_never_a_verdict() -> None:
    text = qr_text(KEY, FACTS)
    assert verify_qr({}, text) is KodeAnswer.TIDAK_DIKENAL
    assert verify_qr({"LAIN": KEYS["SUKAMAJU-TIMUR"]}, text) is KodeAnswer.TIDAK_DIKENAL
    for stray in ("", "*", "HTTPS://CONTOH.ID", "SPKT2*X", "SPKT1", "SPKT1*%ZZ*A", "SPKT1*%F"):
        assert verify_qr(KEYS, stray) is KodeAnswer.TIDAK_DIKENAL
        with pytest.raises(RuleViolation, match="bukan kode periksa"):
            read_qr(stray)


def test_a_hundred_foreign_signatures_are_refused() -> None:
    for _ in range(100):
        forged = qr_text(new_signing_key(secrets.token_bytes), FACTS)
        assert verify_qr(KEYS, forged) is KodeAnswer.BERUBAH


def test_no_letter_of_a_qr_text_can_be_changed_or_lost() -> None:
    text = qr_text(KEY, FACTS)
    for place, letter in enumerate(text):
        other = "A" if letter != "A" else "B"
        assert verify_qr(KEYS, text[:place] + other + text[place + 1 :]) is not KodeAnswer.ASLI
        assert verify_qr(KEYS, text[:place] + text[place + 1 :]) is not KodeAnswer.ASLI


@given(TEXTS)
def test_any_text_survives_in_qr_letters(text: str) -> None:
    packed = pack(text)
    assert set(packed) <= QR_LETTERS - {" ", "*"}
    assert pack(unpack(packed)) == packed


@given(TEXTS, TEXTS, TEXTS, st.dates(min_value=date(1900, 1, 1)), st.integers(1, 99))
def test_any_facts_survive_the_qr(
    station: str, kind: str, number: str, day: date, edition: int
) -> None:
    facts = PaperFacts(station, kind, number, day, "Rahmawati Djafar", (), edition)
    text = qr_text(KEY, facts)
    assert read_qr(text) == qr_facts(facts)
    assert verify_qr({qr_facts(facts).stasiun_id: public_key(KEY)}, text) is KodeAnswer.ASLI


def test_composed_and_decomposed_names_give_one_code() -> None:
    key = secrets.token_bytes(32)
    decomposed = replace(FACTS, nama="Rene\u0301")
    assert code_matches(key, replace(FACTS, nama="René"), short_code(key, decomposed))
