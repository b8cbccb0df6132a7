"""The search box: a combobox with suggestions (ARIA Authoring Practices Guide, list autocomplete), the picture to
search by, and examples."""

from collections.abc import Sequence

from medmir.page.language import say
from medmir.page.markup import Node, element
from medmir.page.state import OwnPicture, Session

QUERY = "query"
PICTURE = "picture"
BESIDE, ASK_BOTH = "draft-beside", "ask-both"
OPEN_PICTURE = "open-picture"
"""The actions: words beside the picture, asking by both, and looking at it."""
DROPPED = "dropped"  # the file input that drop.js makes


def query_box(session: Session, picture: OwnPicture | None, examples: Sequence[str], example: str,
              *below: Node | None) -> Node:
    """The box as it stands: what is typed and suggested, the picture that is being asked by, examples to begin with.

    ``example``: what stands in the empty box; ``below``: what else belongs to the question.
    """
    return element(
        "div",
        element("p", element("label", say("Describe what you are looking for"), for_=QUERY),
                element("span", say(", or drop or paste a picture"), class_="hint"), class_="prompt"),
        element("div", _field(session, example), _by_picture(), class_="ask"),
        element("p", say(session.hint), class_="hint-line", role="status", id="hint"),
        _picture_card(picture, session) if picture else None,
        _examples(examples) if examples else None,
        *below,
        class_="search", role="search",
    )


def _field(session: Session, example: str) -> Node:
    chosen = f"suggestion-{session.chosen}" if session.chosen >= 0 else None
    box = element(
        "input", id=QUERY, type="text", role="combobox", aria_autocomplete="list", aria_controls="suggestions",
        aria_expanded="true" if session.suggestions else "false", aria_activedescendant=chosen, autocomplete="off",
        autocapitalize="off", spellcheck="false", enterkeyhint="search", maxlength=500, value=session.typed,
        placeholder=example, data_typed="type",
    )
    button = element("button", say("Search"), id="search", type="button", class_="primary", data_do="ask")
    return element("div", box, button, _suggestions(session), class_="field")


def _suggestions(session: Session) -> Node:
    options = [
        element("li", words, id=f"suggestion-{number}", role="option", data_do="suggestion", data_value=words,
                aria_selected="true" if number == session.chosen else "false")
        for number, words in enumerate(session.suggestions)
    ]
    return element("ul", options, id="suggestions", role="listbox", aria_label=say("Suggested queries"),
                   hidden=not session.suggestions)


def _by_picture() -> Node:
    return element(
        "div",
        element("input", id=PICTURE, type="file", data_file="picture"),
        element("label", say("Search by picture"), for_=PICTURE, class_="button"),
        class_="by-picture",
    )


def _picture_card(picture: OwnPicture, session: Session) -> Node:
    name = element("span", picture.asked.name, id="picture-name")
    which = element("span", f", {picture.which}", id="picture-which") if picture.which else None
    return element(
        "div",
        element("button", element("img", id="picture-preview", src=picture.preview, alt=""), id="picture-open",
                type="button", class_="preview", data_do=OPEN_PICTURE, aria_label=say("Look at your picture"),
                title=say("Look at your picture")),
        element("p", name, which, " ", element("span", say("stays in this tab: nothing is uploaded."), class_="dim")),
        element("label", say("and like these words"), " ", element(
            "input", type="text", id=BESIDE, data_typed=BESIDE, value=session.draft.get(BESIDE, session.typed),
            maxlength=200, autocomplete="off", spellcheck="false"), class_="fields"),
        element("button", say("Ask by both"), type="button", id=ASK_BOTH, data_do=ASK_BOTH),
        element("button", say("Clear picture"), id="picture-clear", type="button", data_do="clear-picture"),
        id="picture-card", class_="picture-card",
    )


def _examples(examples: Sequence[str]) -> Node:
    buttons = [element("button", words, type="button", data_do="suggestion", data_value=words) for words in examples]
    return element("div", buttons, id="examples", class_="examples", role="group", aria_label=say("Example queries"))
