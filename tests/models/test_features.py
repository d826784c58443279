from __future__ import annotations

from models.features import FAMILIES, REACH, attributes, look
from models.pieces import cut_pieces


def seen(text: str) -> dict[str, set[str]]:
    """The attributes of each piece of a text in which no piece comes twice."""
    pieces = cut_pieces(text)
    return dict(zip((text[a:b] for a, b in pieces), map(set, attributes(look(text, pieces))), strict=True))


def test_every_family_has_a_value_for_every_place() -> None:
    text = "Ông Lò Văn Tấn dự “Ngày hội” (12,5%)."
    values = look(text, cut_pieces(text))
    assert set(values) == set(FAMILIES)
    assert {len(column) for column in values.values()} == {len(cut_pieces(text)) + 2 * REACH}
    assert all(abs(distance) <= REACH for distances in FAMILIES.values() for distance in distances)


def test_neighbours_are_seen_from_their_distance() -> None:
    attributes_of = seen("tặng Bằng khen")
    assert {"lower[0]=bằng", "lower[-1]=tặng", "lower[1]=khen", "pair[0]=bằng khen"} <= attributes_of["Bằng"]
    assert "lower[2]=$" in attributes_of["Bằng"]
    assert "lower[-1]=^" in attributes_of["tặng"]


def test_shapes_tell_numbers_and_capitals_apart() -> None:
    attributes_of = seen("UBND trao 12 Cờ , thu 2.415,6")
    shapes = {piece: next(a[9:] for a in found if a.startswith("shape[0]")) for piece, found in attributes_of.items()}
    assert shapes == {"UBND": "XX", "trao": "x", "12": "2", "Cờ": "Xx", ",": "P", "thu": "x", "2.415,6": "5,"}


def test_inside_quotes_a_piece_knows_what_stands_before_them() -> None:
    attributes_of = seen('phong trào thi đua "Dân vận khéo" lan rộng')
    assert {"quote[0]=i", "quote_head[0]=thi đua", "quote_first[0]=dân"} <= attributes_of["khéo"]
    assert "quote[0]=-" in attributes_of["lan"]


def test_a_capitalised_run_knows_its_head_and_what_stands_before() -> None:
    attributes_of = seen("đồng chí Lò Văn Tấn nói")
    assert {"run_head[0]=lò", "run_before[0]=chí", "run_before2[0]=đồng chí"} <= attributes_of["Tấn"]
    assert not any(one.startswith("run_head") for one in attributes_of["nói"])


def test_segmented_words_show_where_they_begin() -> None:
    attributes_of = seen("giáo viên dạy học sinh")
    assert "words[0]=BI" in attributes_of["giáo"]
    assert "words[0]=IB" in attributes_of["viên"]
