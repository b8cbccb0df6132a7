"""Decoders of compressed DICOM pictures, in WebAssembly and JavaScript, fetched with the first that needs one.

Each is a classic script, which a page may load through both of its doors, and leaves one name behind. Every file has a
fresh one: what a damaged stream leaves in a decoder's memory is gone with it.
"""

from collections.abc import Awaitable, Callable

from js import WebAssembly, compiled, script, window
from pyodide.ffi import JsException, JsProxy, create_once_callable
from pyscript.ffi import to_js

from medmir.errors import MedMIRError
from medmir.inputs.dicom.codecs import CHARLS, LOSSLESS, OPENJPEG, Decoded, give

FOLDER = "runtime/codecs/"
BY_PLANE = 0  # CharLS's interleave mode without interleaving


async def codec(name: str) -> None:
    """Have pydicom decode with a decoder of :mod:`medmir.inputs.dicom.codecs`; MedMIRError where it cannot be had."""
    try:
        give(name, await LOADERS[name]())
    except JsException as failure:
        raise MedMIRError(f"The decoder {name} could not be loaded: {failure.message}") from failure


async def _openjpeg() -> Callable[[bytes], Decoded]:
    module = await _module(OPENJPEG, "OpenJPEGWASM")
    return lambda stream: _decoded(module.J2KDecoder.new(), stream)


async def _charls() -> Callable[[bytes], Decoded]:
    module = await _module(CHARLS, "CharLSWASM")
    return lambda stream: _decoded(module.JpegLSDecoder.new(), stream)


async def _module(name: str, left: str) -> JsProxy:
    """A module of Emscripten's, started with its WebAssembly."""
    await script(f"{FOLDER}{name}.js")
    wasm = await compiled(f"{FOLDER}{name}.wasm")

    def instantiate(imports: JsProxy, started: JsProxy) -> JsProxy:
        started(WebAssembly.Instance.new(wasm, imports), wasm)
        return to_js({})

    silent = window.Boolean  # takes what a decoder prints, and says nothing
    settings = {"instantiateWasm": create_once_callable(instantiate), "print": silent, "printErr": silent}
    return await getattr(window, left)(to_js(settings))


def _decoded(decoder: JsProxy, stream: bytes) -> Decoded:
    """What a decoder makes of a stream; its memory is given back."""
    try:
        decoder.getEncodedBuffer(len(stream)).assign(stream)
        decoder.decode()
        planar = hasattr(decoder, "getInterleaveMode") and decoder.getInterleaveMode() == BY_PLANE
        return Decoded(decoder.getDecodedBuffer().to_bytes(), planar)
    finally:
        decoder.delete()


async def _lossless() -> Callable[[bytes], Decoded]:
    """A CommonJS module: it leaves its name in what it takes for Node's."""
    window.module = to_js({})
    try:
        await script(f"{FOLDER}{LOSSLESS}.js")
        decoder = window.module.exports.Decoder
    finally:
        del window.module
    return lambda stream: _lossless_decoded(decoder.new(), stream)


def _lossless_decoded(decoder: JsProxy, stream: bytes) -> Decoded:
    return Decoded(decoder.decompress(to_js(stream).buffer).to_bytes())


LOADERS: dict[str, Callable[[], Awaitable[Callable[[bytes], Decoded]]]] = {
    OPENJPEG: _openjpeg, CHARLS: _charls, LOSSLESS: _lossless,
}
