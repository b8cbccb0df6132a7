"""What the browser is told to forbid, in one place: the headers of `medmir serve` and of the service worker, and the
meta tags of the pages, which bind where no header does: on a plain host's first visit, and from a disk.

SECURITY.md says which engine enforces what, and what nothing enforces.
"""

POLICY = {
    "default-src": "'self'",
    # WebAssembly, but no eval() and no inline script; blob: is the runtime's module in the worker, and from a disk the
    # page's own modules
    "script-src": "'self' 'wasm-unsafe-eval' blob:",
    "style-src": "'self'",
    "img-src": "'self' blob: data:",  # blob: is the preview of a picture that was dropped
    "connect-src": "'self'",
    "worker-src": "'self' blob:",  # the worker is made of scripts that the page has fetched, and is bound like the page
    "frame-src": "'none'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'none'",
}
ONLY_IN_A_HEADER = {"frame-ancestors": "'none'"}  # browsers ignore it in a meta tag

NOT_FOUND_POLICY = {
    "default-src": "'none'", "style-src": "'self'", "img-src": "'self'", "base-uri": "'none'", "form-action": "'none'",
}
REFERRER = "no-referrer"
LOOK_UP = "off"  # a link that a collection shows is looked up when it is followed, not before
UNUSED = (
    "accelerometer autoplay browsing-topics camera clipboard-read display-capture encrypted-media "
    "fullscreen gamepad geolocation gyroscope hid idle-detection local-fonts magnetometer microphone midi payment "
    "picture-in-picture publickey-credentials-get screen-wake-lock serial storage-access usb window-management "
    "xr-spatial-tracking"
).split()
"""What the page may not use: names that Chromium knows. It complains of others."""


def written(policy: dict[str, str]) -> str:
    """A policy as a header or a meta tag says it."""
    return "; ".join(f"{directive} {sources}" for directive, sources in policy.items())


# Cross-origin isolation gives the page shared memory, hence ONNX Runtime its threads.
ISOLATION = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
}
HEADERS = {
    "Content-Security-Policy": written(POLICY | ONLY_IN_A_HEADER),
    "Referrer-Policy": REFERRER,
    "X-DNS-Prefetch-Control": LOOK_UP,
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in UNUSED),
    "X-Content-Type-Options": "nosniff",
    **ISOLATION,
}
"""On every answer of the site."""
META = {
    "Content-Security-Policy": written(POLICY),
    "X-DNS-Prefetch-Control": LOOK_UP,
    "referrer": REFERRER,
}
"""The meta tags of index.html."""
NOT_FOUND_META = {"Content-Security-Policy": written(NOT_FOUND_POLICY), "referrer": REFERRER}
"""The meta tags of 404.html."""
