"""Wordings as data: sentences with named blanks in a file a unit may edit, checked as it is read.

Every fault names the file, its line and the key, so that whoever edited it finds the place.
"""

from __future__ import annotations

import re
import tomllib
from datetime import date, datetime
from string import Formatter

from spkt_desk.domain.errors import RuleViolation


class Naskah:
    """One file of wordings, which knows on which line a key stands.

    Its readers raise RuleViolation at the key (or at ``baris N``) with an Indonesian sentence.
    """

    def __init__(self, sebutan: str, text: str, source: str) -> None:
        """Read `text` of the file named `source`; `sebutan` is what such a file is called."""
        self._sebutan = sebutan
        self._text = text.replace("\r\n", "\n")
        self._source = source

    def parse(self) -> dict[str, object]:
        """Return the parsed TOML."""
        try:
            return tomllib.loads(self._text)
        except tomllib.TOMLDecodeError as error:
            letak = re.search(r"at line (\d+), column (\d+)", str(error))
            baris = int(letak[1]) if letak else self._text.count("\n") + 1
            raise RuleViolation.at(
                f"baris {baris}",
                f"{self._sebutan} {self._source}, baris {baris}: tulisan ini tidak terbaca sebagai "
                "TOML. Periksa tanda kutip, koma dan kurung pada baris itu dan sebelumnya.",
            ) from error

    def refuse(self, kunci: str, pesan: str) -> RuleViolation:
        """Return the fault of a key, for the caller to raise."""
        akhir = re.escape(kunci.rsplit(".", maxsplit=1)[-1])
        letak = re.search(rf'^\s*\[?"?{akhir}"?\s*[\]=]', self._text, re.MULTILINE)
        baris = self._text.count("\n", 0, letak.end()) + 1 if letak else 0
        di = f", baris {baris}" if baris else ""
        return RuleViolation.at(kunci, f"{self._sebutan} {self._source}{di}: “{kunci}” {pesan}")

    def refuse_unknown(self, data: dict[str, object], known: frozenset[str]) -> None:
        """Refuse a part of the file that nothing reads."""
        for kunci in sorted(data.keys() - known):
            raise self.refuse(kunci, "bagian ini tidak dikenal.")

    def text(self, data: dict[str, object], kunci: str, induk: str = "") -> str:
        """Return a text; `induk` is the path before the key, with its dot."""
        nilai = data.get(kunci)
        if nilai is None:
            raise self.refuse(induk + kunci, "belum ada.")
        if not isinstance(nilai, str):
            raise self.refuse(induk + kunci, "harus berupa tulisan di antara tanda kutip.")
        return nilai

    def number(self, data: dict[str, object], kunci: str) -> int:
        """Return a whole number above zero."""
        nilai = data.get(kunci)
        # bool counts as an int in Python; in a file it is a mistake.
        if not isinstance(nilai, int) or isinstance(nilai, bool) or nilai < 1:
            raise self.refuse(kunci, "harus berupa angka bulat, sedikitnya 1.")
        return nilai

    def texts(self, data: dict[str, object], kunci: str) -> tuple[str, ...]:
        """Return a list of texts."""
        nilai = data.get(kunci)
        if not isinstance(nilai, list) or not all(isinstance(satu, str) for satu in nilai):
            raise self.refuse(kunci, "harus berupa daftar tulisan.")
        return tuple(str(satu) for satu in nilai)

    def day(self, data: dict[str, object], kunci: str) -> date:
        """Return a date written as ``2025-04-25``."""
        nilai = data.get(kunci)
        # A TOML date with a time is a datetime, which Python counts as a date.
        if not isinstance(nilai, date) or isinstance(nilai, datetime):
            raise self.refuse(kunci, "harus berupa tanggal tanpa tanda kutip: 2025-04-25.")
        return nilai

    def table(self, data: dict[str, object], kunci: str) -> dict[str, object]:
        """Return a part of the file."""
        nilai = data.get(kunci)
        if not isinstance(nilai, dict):
            raise self.refuse(kunci, "harus berupa bagian tersendiri, misalnya [kalimat].")
        return {str(nama): satu for nama, satu in nilai.items()}

    def sentences(
        self, data: dict[str, object], isian: dict[str, frozenset[str]], wajib: frozenset[str]
    ) -> tuple[tuple[str, str], ...]:
        """Return the part [kalimat]: for each key of `isian` a sentence with none but its blanks.

        The keys of `wajib` may not be emptied.
        """
        tabel = self.table(data, "kalimat")
        for kunci in sorted(tabel.keys() - isian.keys()):
            raise self.refuse(f"kalimat.{kunci}", "bukan kalimat berkas ini.")
        return tuple((kunci, self._sentence(tabel, kunci, isian[kunci], wajib)) for kunci in isian)

    def _sentence(
        self, tabel: dict[str, object], kunci: str, isian: frozenset[str], wajib: frozenset[str]
    ) -> str:
        kalimat = self.text(tabel, kunci, "kalimat.")
        penuh = f"kalimat.{kunci}"
        if kunci in wajib and not kalimat.strip():
            raise self.refuse(penuh, "tidak boleh dikosongkan.")
        try:
            bagian = list(Formatter().parse(kalimat))
        except ValueError as error:
            raise self.refuse(penuh, "memuat kurung kurawal yang tidak berpasangan.") from error
        for _teks, nama, bentuk, ubahan in bagian:
            if nama is None:
                continue
            # Only bare names: a format or attribute would let a file reach into the program.
            if nama not in isian or bentuk or ubahan:
                boleh = ", ".join(f"{{{satu}}}" for satu in sorted(isian))
                raise self.refuse(
                    penuh, f"memakai “{{{nama}}}”; yang dapat dipakai: {boleh or 'tidak ada'}."
                )
        return kalimat


def blanks_of(kalimat: str) -> frozenset[str]:
    """Return the blanks a checked sentence holds."""
    return frozenset(nama for _teks, nama, _bentuk, _ubahan in Formatter().parse(kalimat) if nama)
