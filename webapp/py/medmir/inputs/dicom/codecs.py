"""Which compressed DICOM pictures take a decoder that pydicom, NumPy and Pillow do not have, and how one is given.

Natively pydicom finds what is installed. In a tab somebody else decodes, and is registered here as a plugin of
pydicom's (https://pydicom.github.io/pydicom/stable/guides/decoding/decoder_plugins.html): this module is that plugin.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pydicom.pixels.decoders.base import DecodeRunner

OPENJPEG, CHARLS, LOSSLESS = "openjpeg", "charls", "lossless"
JPEG = "1.2.840.10008.1.2.4."  # what the UIDs of compressed transfer syntaxes begin with (PS3.6 annex A)
CODECS = {
    f"{JPEG}57": LOSSLESS, f"{JPEG}70": LOSSLESS,  # JPEG Lossless, processes 14 and 14 SV1
    f"{JPEG}80": CHARLS, f"{JPEG}81": CHARLS,      # JPEG-LS
    f"{JPEG}90": OPENJPEG, f"{JPEG}91": OPENJPEG,  # JPEG 2000
    f"{JPEG}201": OPENJPEG, f"{JPEG}202": OPENJPEG, f"{JPEG}203": OPENJPEG,  # its high-throughput form
}
"""The decoder of each transfer syntax."""
DECODER_DEPENDENCIES = {syntax: (codec,) for syntax, codec in CODECS.items()}
PLUGIN = "medmir"


class Decoded(NamedTuple):
    """A frame's samples, little endian in the smallest whole bytes; ``planar`` where the colours lie one by one."""

    samples: bytes
    planar: bool = False


_given: dict[str, Callable[[bytes], Decoded]] = {}


def give(codec: str, decode: Callable[[bytes], Decoded]) -> None:
    """Have pydicom decode with it from now on."""
    from pydicom.pixels import get_decoder  # late: pydicom comes with the first DICOM file

    _given[codec] = decode
    for decoder in (get_decoder(syntax) for syntax, name in CODECS.items() if name == codec):
        if PLUGIN not in decoder.available_plugins:
            decoder.add_plugin(PLUGIN, (__name__, decode_frame.__name__))


def is_available(syntax: str) -> bool:
    """Whether the decoder of a transfer syntax was given."""
    return CODECS.get(syntax) in _given


def decode_frame(stream: bytes, runner: "DecodeRunner") -> bytes:
    """A compressed frame's samples; pydicom is told how they lie."""
    decoded = _given[CODECS[runner.transfer_syntax]](stream)
    if runner.photometric_interpretation in ("YBR_ICT", "YBR_RCT"):  # undone with the wavelets
        runner.set_option("photometric_interpretation", "RGB")
    if runner.samples_per_pixel > 1:
        runner.set_option("planar_configuration", int(decoded.planar))
    samples = runner.rows * runner.columns * runner.samples_per_pixel
    runner.set_option("bits_allocated", 8 * len(decoded.samples) // samples)
    return decoded.samples
