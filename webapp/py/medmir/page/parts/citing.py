"""Where an open film comes from, how it is cited and linked to, and its picture alone."""

from medmir.bundle.contract import SHORT, Case
from medmir.page.address import Place, fragment
from medmir.page.language import counted, later, say
from medmir.page.markup import Node, element
from medmir.page.parts.buttons import button
from medmir.page.reading import BUNDLE
from medmir.page.state import Session
from medmir.page.view import Action, Doing

COPY = "copy"
"""The action; its value is the id of the element whose text is meant."""
COPIED = later("Copied.")
SELECTED = later("This browser does not let the page copy: the text is selected, copy it with Ctrl+C or ⌘C.")


def pictures(case: Case) -> Node:
    """The ways to the picture alone, in a tab of its own; to the original as well where the bundle has it."""
    links = [_alone(case.image, say("Open the image alone"), "case-image")]
    if case.original_width:
        size = say("Original, {width} × {height} pixels", width=counted(case.original_width),
                   height=counted(case.original_height))
        links.append(_alone(case.original, size, "case-original"))
    return element("p", links, class_="alone")


def _alone(name: str, label: str, element_id: str) -> Node:
    return element("a", label, href=BUNDLE + name, id=element_id, target="_blank", rel="noopener")


def share(case: Case, session: Session) -> Node:
    """Citation and link, a button for each that copies it, and how that went."""
    link, (whose, told) = permalink(case, session), session.copied
    return element(
        "section",
        element("h3", say("Cite and share")),
        element("p", citation(case, session.manifest), id="case-citation"),
        element("p", element("a", link, href=link, id="case-link"), class_="link"),
        None if session.address else element("p", say("The part of the address that names this film: the page was"
                                                      " opened from a disk, where nobody else can reach it."),
                                             class_="dim"),
        element("div", _copying(say("Copy the citation"), "case-citation"), _copying(say("Copy the link"), "case-link"),
                element("span", told if whose == case.case_id else "", id="case-copied", role="status"),
                class_="actions"),
        id="case-share",
    )


def _copying(label: str, element_id: str) -> Node:
    return button(label, COPY, id=f"copy-{element_id}", data_value=element_id)


def citation(case: Case, manifest: dict) -> str:
    """A sentence or two that name the film to the bit, with licence and source: enough to find and to credit it."""
    corpus = manifest.get("corpus", {})
    named = say("“{title}”, case {case}, Med-MIR bundle {bundle}", case=case.case_id,
                title=manifest.get("title") or say("Untitled collection"), bundle=manifest["bundle_id"][:SHORT])
    more = {later("Licence: {what}"): case.licence or corpus.get("licence", ""),
            later("Source: {what}"): case.source_url or corpus.get("source", "")}
    parts = [named, *(say(form, what=what) for form, what in more.items() if what)]
    return " ".join(f"{part.rstrip('.')}." for part in parts)


def permalink(case: Case, session: Session) -> str:
    """The address of the film in this collection; its fragment alone where the page has no address for others."""
    return session.address + fragment(Place().having(case=case.case_id))


def act(action: Action, page: Doing) -> bool:
    """Copy; False where it is something else."""
    if action.name != COPY:
        return False

    def told(copied: bool) -> None:
        page.session.copied = (page.place.get("case"), say(COPIED if copied else SELECTED))
        page.draw()

    page.copy(action.value, told)
    return True
