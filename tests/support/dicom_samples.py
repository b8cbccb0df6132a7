"""DICOM files that others ship with their decoders."""

from pathlib import Path

import pydicom

from pipeline.files.paths import NODE_MODULES

SAMPLES = Path(pydicom.__file__).parent / "data" / "test_files"
COMPRESSED = {  # by what decodes them
    "RLE, pydicom": SAMPLES / "MR_small_RLE.dcm",
    "baseline, Pillow": SAMPLES / "SC_rgb_jpeg_dcmtk.dcm",
    "JPEG 2000, OpenJPEG": SAMPLES / "MR_small_jp2klossless.dcm",
    "JPEG-LS, CharLS": SAMPLES / "MR_small_jpeg_ls_lossless.dcm",
    "JPEG-LS in colour, CharLS": SAMPLES / "SC_rgb_jls_lossy_line.dcm",
    "JPEG Lossless": NODE_MODULES / "jpeg-lossless-decoder-js/tests/data/jpeg_lossless_sel1.dcm",
}
