from __future__ import annotations

from spkt_desk.domain.satuan import Peran


def test_roles_are_ticked_in_one_order_under_names_the_desk_says() -> None:
    labels = [peran.label for peran in Peran]
    assert labels == [
        *("Piket", "Bamin", "KA SPKT", "Piket fungsi", "Humas"),
        *("PPID", "Wakapolsek", "Kapolsek", "Admin", "Pemeriksa"),
    ]
