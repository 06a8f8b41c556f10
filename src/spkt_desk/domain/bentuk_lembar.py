"""The wording of a sheet that is no letter: its file in `forms/`, checked as it is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from spkt_desk.domain.jenis_barang import Yakin
from spkt_desk.domain.kalimat import Naskah
from spkt_desk.domain.rujukan import Rujukan

_BAGIAN: Final = frozenset({"nama", "sumber", "berlaku", "yakin", "kalimat"})


@dataclass(frozen=True, slots=True)
class BentukLembar:
    """The sentences of a sheet with their source, as loaded."""

    rujukan: Rujukan
    kalimat: tuple[tuple[str, str], ...]

    def sentence(self, kunci: str, **isian: object) -> str:
        """Return a sentence with its words filled in; values are never read as templates."""
        return dict(self.kalimat)[kunci].format(**isian)


def load_bentuk_lembar(text: str, source: str, isian: Mapping[str, frozenset[str]]) -> BentukLembar:
    """Read a sheet's file; `isian` names its sentences and the blanks each may hold.

    Raises RuleViolation at the key (or at ``baris N``) with an Indonesian sentence.
    """
    naskah = Naskah("Bentuk lembar", text, source)
    data = naskah.parse()
    naskah.refuse_unknown(data, _BAGIAN)
    naskah.text(data, "nama")
    yakin = naskah.text(data, "yakin")
    if yakin not in set(Yakin):
        raise naskah.refuse("yakin", f"harus salah satu dari {', '.join(Yakin)}.")
    kalimat = naskah.sentences(data, dict(isian), frozenset(isian))
    rujukan = Rujukan(naskah.text(data, "sumber"), naskah.day(data, "berlaku"), Yakin(yakin))
    return BentukLembar(rujukan, kalimat)
