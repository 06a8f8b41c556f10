from __future__ import annotations

from spkt_desk.domain.lembar import Letak, decode_letak, encode_letak


def test_places_come_back_from_their_row() -> None:
    places = (Letak(14, 1, 655), Letak(15, 2, 631))
    assert encode_letak(places) == "14:1:655,15:2:631"
    assert decode_letak(encode_letak(places)) == places
    assert decode_letak(encode_letak(())) == ()
