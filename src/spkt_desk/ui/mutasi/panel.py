"""What stands at the right of the book, in sentences: the guard, and what waits for the next."""

from __future__ import annotations

from spkt_desk.domain.bahasa import hari, jam, tanggal_panjang
from spkt_desk.domain.cek_tahanan import Tahanan
from spkt_desk.domain.draf import KeadaanDraf
from spkt_desk.domain.giliran import Giliran
from spkt_desk.domain.satuan import Petugas

Kalimat = tuple[tuple[str, str], ...]
"""(sentence, look of its label) a line."""


def since_of(shift: tuple[Giliran, ...]) -> tuple[str, str]:
    """Return (group, since when it holds the desk); both empty before the first shift."""
    if not shift:
        return "", ""
    mulai = shift[0].mulai
    day = mulai.date()
    return shift[0].regu, f"sejak {hari(day)}, {tanggal_panjang(day)}, pukul {jam(mulai.time())}"


def guard_sentences(
    shift: tuple[Giliran, ...], officers: tuple[Petugas, ...], tahanan: Tahanan
) -> Kalimat:
    """Return the head of the shift that holds the desk, or what to do before the first.

    `tahanan` is who is detained now: more or fewer than when the shift was opened.
    """
    if not shift:
        return (("▲ Giliran belum dibuka. Tekan F10.", "peringatan"),)
    giliran = shift[0]
    names = {one.petugas_id: f"{one.singkatan_pangkat} {one.nama}" for one in officers}
    members = [names[one] for one in giliran.anggota_id if one in names]
    held = f"Tahanan {tahanan.jumlah} (L {tahanan.laki}, P {tahanan.perempuan})"
    if not tahanan.jumlah:
        held = "Tahanan nihil"
    return (
        (f"KA SPKT {names.get(giliran.ka_spkt_id, '')}", ""),
        (f"Penerima {names.get(giliran.penerima_id, '')}", ""),
        (
            f"{len(members)} anggota: {', '.join(members)}" if members else "Anggota belum dicatat",
            "",
        ),
        (f"{held} · Senpi {giliran.senpi}", ""),
        (f"Situasi {giliran.situasi}", ""),
    )


def open_sentences(
    drafts: dict[KeadaanDraf, int], owed: int, pending: int, due: Kalimat, *, overdue: bool
) -> Kalimat:
    """Return what the next guard must know of: drafts, waiting visits, papers not printed.

    `pending` counts the ended shifts whose hand-over nobody finished; `overdue` is the present one;
    `due` stands first.
    """
    typing, waiting = drafts[KeadaanDraf.DRAF], drafts[KeadaanDraf.MENUNGGU_LP]
    found = list(due)
    if typing:
        found.append((f"{typing} draf belum terbit", ""))
    if waiting:
        found.append((f"▲ {waiting} laporan diambil orang menunggu LP", "peringatan"))
    if owed:
        found.append((f"▲ {owed} surat belum tercetak", "peringatan"))
    if overdue:
        found.append(
            ("▲ Giliran ini lewat waktunya: serah terima (F11), buka giliran (F10)", "peringatan")
        )
    if pending:
        found.append((f"▲ {pending} serah terima belum selesai (F11)", "peringatan"))
    return tuple(found) or (("Tidak ada yang tertinggal.", "kecil"),)
