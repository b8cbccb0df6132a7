"""The tray as data: no film twice, and what is undone leaves alone what happened since."""

from medmir.page.tray import LONGEST, NAMELESS, Entry, Tray, undone

A, B, C = Entry("a", "left effusion", "live", 0.41), Entry("b"), Entry("c")
TWO = Tray("Mine", (A, B))


def test_a_film_is_in_the_tray_once_and_keeps_what_it_was_first_found_by():
    again = TWO.adding([Entry("a", "another question"), C])
    assert again == Tray("Mine", (A, B, C))
    assert "a" in again and "z" not in again


def test_films_are_taken_out_and_the_name_stays():
    assert TWO.without(["a", "z"]) == Tray("Mine", (B,))


def test_a_name_that_is_deleted_is_the_first_one_again():
    assert TWO.named("").name == NAMELESS
    assert len(TWO.named("n" * 10_000).name) == LONGEST


def test_a_note_is_on_one_film():
    assert [entry.note for entry in TWO.noted("b", "look again").entries] == ["", "look again"]


def test_what_was_added_is_taken_out_again_and_what_came_since_stays():
    assert undone(TWO.adding([C, Entry("d")]), TWO, TWO.adding([C])) == TWO.adding([Entry("d")])


def test_what_was_taken_out_comes_back_where_it_was_with_its_note():
    before = TWO.noted("a", "mine")
    cleared = Tray()
    assert undone(cleared, before, cleared) == before
    assert undone(cleared.adding([C]), before, cleared).case_ids == ["a", "b", "c"]


def test_a_name_that_was_given_since_stays():
    assert undone(TWO.named("Newer"), Tray("Old", (A,)), TWO).name == "Newer"
