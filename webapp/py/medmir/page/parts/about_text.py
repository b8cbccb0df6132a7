"""What the page says of itself: what it is and is not, how it works, how that is checked, who made its parts."""

from typing import NamedTuple

from medmir.page.language import later, say
from medmir.page.machine import Machine
from medmir.page.markup import Node, element
from medmir.page.parts.diagram import way_of_a_question
from medmir.page.state import Session

WHAT = (
    later("Med-MIR searches a collection of medical images inside this browser tab. Ask in words, by a picture, or by a"
          " film that you see: the films most like it come first."),
    later("There is no server that answers. Films, reports and the model came to the tab as files, and the answer is"
          " computed here; so it works without a network, too."),
    later("Try one of the questions under the search box, drop a picture on the page, or press s on a film."),
)
NOT = (
    later("It makes no diagnosis and is no medical device. What resembles a question is found; what a patient has is"
          " not."),
    later("Its scores rank the films of this collection. They are no probability of a disease."),
)
MADE = later("The films of this collection are computer-made from one CT; no real patient. No figure measured on them"
             " is clinical.")
STATED = later("Its labels are those that the source of the collection states. They may be wrong.")
STEPS = (
    later("The tokenizer cuts the question into pieces of words and gives each its number."),
    later("The text model turns those numbers into one vector; of a picture, the image model does."),
    later("Every film has a vector already: the image model made it when the collection was built."),
    later("The question's vector is compared with all of them: the smaller the angle, the more alike. Where there are"
          " reports, their words count as well."),
    later("The nearest films are shown, and which way the answer came and how long it took."),
)
CHECKS = (
    later("Open the browser's developer tools (F12), choose Network, and ask something. What is listed are this site's"
          " own files, the films that you are shown among them; your words and your picture are in no request."),
    later("Once the page says that it opens without a network, switch the network off and search on."),
    later("The browser is told to forbid requests to any other address. This is the policy as it stands in this page:"),
)
LEAVES = later("What leaves is what you send yourself: a file that you save and pass on, or a link to another site that"
               " you follow.")


class Source(NamedTuple):
    """A part of the page that somebody else made: its name in the site's list, its title, licence and source."""

    name: str
    title: str
    licence: str
    address: str


SOURCES = (
    Source("pyodide", "Pyodide", "MPL-2.0", "https://github.com/pyodide/pyodide"),
    Source("Python", "Python", "PSF-2.0", "https://github.com/python/cpython"),
    Source("numpy", "NumPy", "BSD-3-Clause", "https://github.com/numpy/numpy"),
    Source("@pyscript/core", "PyScript", "Apache-2.0", "https://github.com/pyscript/pyscript"),
    Source("onnxruntime-web", "ONNX Runtime Web", "MIT", "https://github.com/microsoft/onnxruntime"),
    Source("pillow", "Pillow", "HPND", "https://github.com/python-pillow/Pillow"),
    Source("pydicom", "pydicom", "MIT", "https://github.com/pydicom/pydicom"),
    Source("sqlite3", "sqlite3 (Pyodide's package of SQLite)", "public domain", "https://www.sqlite.org/"),
    Source("@cornerstonejs/codec-openjpeg", "codec-openjpeg (OpenJPEG)", "MIT, BSD-2-Clause", "https://github.com/cornerstonejs/codecs"),
    Source("@cornerstonejs/codec-charls", "codec-charls (CharLS)", "MIT, BSD-3-Clause", "https://github.com/cornerstonejs/codecs"),
    Source("jpeg-lossless-decoder-js", "jpeg-lossless-decoder-js", "MIT",
           "https://github.com/rii-mango/JPEGLosslessDecoderJS"),
)
OWN = ("start.js", "assets.js", "python.mjs", "drop.js", "sw.js", "worker/inference.js", "style.css")
"""Med-MIR's own files that the browser reads as they were written."""


def what_it_is() -> list[Node]:
    """The thirty seconds."""
    return [element("p", say(sentence)) for sentence in WHAT]


def what_it_is_not(session: Session) -> Node:
    """What nobody may take it for."""
    films = MADE if session.manifest.get("corpus", {}).get("sampling") else STATED
    return element("ul", [element("li", say(sentence)) for sentence in (*NOT, films)])


def how_it_works(session: Session) -> Node:
    """The drawing, and its steps in words."""
    films, numbers = session.bundle.embeddings.shape
    return element("div", way_of_a_question(films, numbers),
                   element("ol", [element("li", say(sentence)) for sentence in STEPS]), class_="beside-drawing")


def how_to_check(machine: Machine) -> list[Node]:
    """Three ways to see that nothing leaves, and the page's own policy."""
    rules = "\n".join(rule.strip() for rule in machine.policy.split(";"))
    return [element("ol", [element("li", say(sentence)) for sentence in CHECKS]),
            element("pre", rules, tabindex=0, aria_label=say("Policy")) if rules else None,
            element("p", say(LEAVES))]


def made_of(machine: Machine) -> list[Node]:
    """Every part with its version here, its licence and where its source is."""
    head = element("tr", [element("th", say(name), scope="col") for name in (
        later("Part"), later("Version"), later("Licence"), later("Source"))])
    rows = [_part(source, machine.versions[source.name]) for source in SOURCES if source.name in machine.versions]
    table = element("table", element("thead", head), element("tbody", rows))
    told = say("Med-MIR itself, version {version}, is in these files and in the wheel of its Python beside them:",
               version=machine.versions.get("Med-MIR", ""))
    return [element("div", table, class_="wide", tabindex=0, role="group", aria_label=say("Parts and versions")),
            element("p", told), element("ul", [element("li", _link(name, name)) for name in OWN], class_="own-files")]


def _part(source: Source, version: str) -> Node:
    return element("tr", element("th", source.title, scope="row"), element("td", version, class_="number"),
                   element("td", source.licence), element("td", _link(source.address.removeprefix("https://"),
                                                                      source.address)), key=source.name)


def _link(told: str, address: str) -> Node:
    return element("a", told, href=address, rel="noreferrer")


def how_to_cite(session: Session, machine: Machine) -> Node:
    """A reference that names software, version and exactly this collection."""
    manifest = session.manifest
    version, bundle = machine.versions.get("Med-MIR", ""), manifest["bundle_id"]
    source = manifest.get("corpus", {}).get("source", "")
    return element("blockquote", " ".join(filter(None, (
        f"The Med-MIR authors. Med-MIR: medical image retrieval in the browser tab, version {version}.",
        f"Collection “{manifest.get('title', '')}”, bundle {bundle}.", source))))
