"""A sheet of the guard as file: head and emblem on the first page, its name again on each later."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from spkt_desk.documents.kit.halaman import Kertas, Naskah, fit, kertas_of, steps
from spkt_desk.documents.kit.huruf import HurufTersedia, Meteran
from spkt_desk.documents.kit.kop import Kop, draw_lambang, set_kop
from spkt_desk.documents.kit.lukis import draw, finish, new_canvas
from spkt_desk.documents.kit.tanda import (
    CONTOH,
    draw_page_number,
    draw_practice,
    draw_running_head,
    draw_under,
    running_head_height,
)
from spkt_desk.documents.kit.teks import Gaya
from spkt_desk.domain.bentuk_lembar import BentukLembar
from spkt_desk.domain.satuan import Satuan

_UKURAN_POKOK: Final = 9.0


def render_sheet(
    susun: Callable[[Gaya, Kop, Kertas], Naskah],
    satuan: Satuan,
    bentuk: BentukLembar,
    huruf: HurufTersedia,
    *,
    pokok: str,
    latihan: bool,
) -> bytes:
    """Return the pages of a sheet that `susun` sets in the style that needs the fewest of them.

    `pokok` tells one such sheet from another and stands at the head of its later pages.
    `bentuk` has the sentences ``judul`` and ``halaman`` besides those `susun` uses.
    """
    keluarga, kertas, m = huruf.keluarga(satuan.huruf), kertas_of(satuan.kertas), Meteran()
    kop = set_kop(satuan, kertas.kolom, keluarga, m)
    gaya = steps(keluarga, satuan.huruf, m)
    nama = (_UKURAN_POKOK, (f"{bentuk.sentence('judul')} – {pokok}",))
    kepala = running_head_height(nama)
    halaman = fit(gaya, lambda satu: replace(susun(satu, kop, kertas), kepala=kepala), kertas)
    canvas, berkas = new_canvas(
        bentuk.sentence("judul"), kertas.lebar, kertas.tinggi, keluarga.biasa
    )
    for ke, bloks in enumerate(halaman, start=1):
        if latihan:
            draw_under(canvas, kertas, keluarga, m, [CONTOH])
            draw_practice(canvas, kertas, keluarga)
        atas = kertas.atas
        if ke == 1 and satuan.lambang:
            draw_lambang(canvas, satuan.lambang, kertas.kolom, atas - kop.lambang)
        said = bentuk.sentence("halaman", halaman=ke, jumlah=len(halaman))
        if ke > 1:
            draw_running_head(canvas, kertas, keluarga, nama, said)
            atas -= kepala
        elif len(halaman) > 1:
            draw_page_number(canvas, kertas, keluarga, said)
        for urut, blok in enumerate(bloks):
            atas -= blok.jarak if urut else 0.0
            draw(canvas, blok, atas)
            atas -= blok.tinggi
        canvas.showPage()
    return finish(canvas, berkas)
