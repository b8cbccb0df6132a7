"""What axe-core finds to complain about."""

from playwright.sync_api import Page

from pipeline.files.paths import NODE_MODULES

AXE = NODE_MODULES / "axe-core" / "axe.min.js"


def violations(page: Page) -> list[str]:
    """What axe-core finds, rule and element; its source goes in by the debugger, past the page's policy."""
    page.evaluate(AXE.read_text())
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    return [f"{rule['id']}: {node['target']}" for rule in found for node in rule["nodes"]]
