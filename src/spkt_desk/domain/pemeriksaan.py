"""Answers of the two checks anybody may ask for: of a paper, and of the whole station."""

from __future__ import annotations

from dataclasses import dataclass

from spkt_desk.domain.outcomes import KodeAnswer


@dataclass(frozen=True, slots=True)
class HasilKode:
    """What a check code says: the answer and its word, the sentence, and what to compare."""

    answer: KodeAnswer
    kata: str
    kalimat: str
    nomor: str
    tanggal: str
    rincian: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BarisPeriksa:
    """One line of `spkt-desk check`: what was looked at, whether it is whole, and what is not."""

    bagian: str
    baik: bool
    kalimat: str
