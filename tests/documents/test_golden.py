from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageChops

from tests.documents.baca import pages, picture
from tests.documents.ragam import RAGAM

GOLDEN = Path(__file__).parent / "golden"
_DPI = 40


def _listing(pdf: bytes) -> list[str]:
    lines: list[str] = []
    for ke, lembar in enumerate(pages(pdf), start=1):
        lines.append(f"# halaman {ke}: {lembar.lebar:.1f} x {lembar.tinggi:.1f} mm")
        lines += [f"{t.x:.1f} {t.bawah:.1f} {t.isi}" for t in lembar.tulis]
    return lines


@pytest.mark.parametrize("nama", RAGAM)
def test_every_word_stands_where_it_stood(nama: str, golden_update: bool) -> None:
    kini = _listing(RAGAM[nama]())
    berkas = GOLDEN / f"{nama}.txt"
    if golden_update:
        berkas.write_text("\n".join(kini) + "\n", encoding="utf-8", newline="\n")
        pytest.skip("golden paper written; look at it before keeping it")
    dulu = berkas.read_text(encoding="utf-8").splitlines()
    assert [_words(line) for line in kini] == [_words(line) for line in dulu]
    for baru, lama in zip(kini, dulu, strict=True):
        if not lama.startswith("#"):
            jarak = [abs(a - b) for a, b in zip(_place(baru), _place(lama), strict=True)]
            assert max(jarak) <= 1.0, (lama, baru)


@pytest.mark.parametrize(
    "nama",
    [
        "f4_tiga",
        "salinan",
        "batal",
        "pemulihan",
        "wewenang",
        "lembar_buku",
        "serah_terima",
        "jadwal",
        "wajib_lapor",
    ],
)
def test_the_page_looks_as_it_looked(nama: str, golden_update: bool) -> None:
    kini = picture(RAGAM[nama](), 0, _DPI)
    berkas = GOLDEN / f"{nama}.png"
    if golden_update:
        kini.save(berkas, optimize=True)
        pytest.skip("golden picture written; look at it before keeping it")
    with Image.open(berkas) as dulu:
        assert kini.size == dulu.size
        beda = ImageChops.difference(kini, dulu.convert("L")).histogram()
    # Renderers differ in the grey of an edge, never in a tenth of a percent of dark against light.
    assert sum(beda[128:]) <= sum(beda) / 1000


def _words(line: str) -> str:
    return line if line.startswith("#") else line.split(" ", maxsplit=2)[2]


def _place(line: str) -> tuple[float, float]:
    x, bawah, _ = line.split(" ", maxsplit=2)
    return float(x), float(bawah)
