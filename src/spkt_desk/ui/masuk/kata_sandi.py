"""A new password typed twice: the rules as the officer reads them, and the comparison."""

from __future__ import annotations

from spkt_desk.domain.errors import Problem

ATURAN = (
    "Paling sedikit 8 huruf atau angka. Bukan NRP, nama sendiri, nama kantor, "
    "atau kata yang mudah ditebak."
)


def compare(sandi: str, ulang: str) -> tuple[Problem, ...]:
    """Return what can be said without the services: empty, or not twice the same."""
    if not sandi:
        return (Problem("kata_sandi", "Kata sandi belum diisi."),)
    if sandi != ulang:
        return (Problem("kata_sandi_ulang", "Tidak sama dengan kata sandi di atas."),)
    return ()
