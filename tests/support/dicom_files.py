"""DICOM files written for a test, with a patient who must not be found anywhere else."""

import zlib
from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image
from pydicom import dcmread
from pydicom.dataset import FileDataset, FileMetaDataset
from pydicom.encaps import encapsulate
from pydicom.uid import DeflatedExplicitVRLittleEndian, DigitalXRayImageStorageForPresentation, ExplicitVRLittleEndian

UID = "1.2.826.0.1.3680043.8.498.{}"  # pydicom's root for examples
SECRETS = {
    "PatientName": "Featherstonehaugh^Quentin", "PatientID": "MRN-77341905", "PatientBirthDate": "19510203",
    "StudyDate": "20190817", "StudyTime": "134527.123", "AccessionNumber": "ACC5550192",
    "ReferringPhysicianName": "Throgmorton^Ada", "InstitutionName": "St Elsewhere Infirmary",
    "StudyInstanceUID": UID.format(4242001), "SOPInstanceUID": UID.format(4242002),
    "PatientComments": "call sister at 555-0147",
}
SHOWN = {"Modality": "DX", "ViewPosition": "AP", "BodyPartExamined": "CHEST", "ImageLaterality": "U",
         "PatientSex": "F", "PatientAge": "067Y"}


def write_dicom(path: Path, values: np.ndarray, syntax: str = ExplicitVRLittleEndian, **attributes: object) -> Path:
    """Write ``values`` ``[rows, columns]``, or ``[frames, rows, columns]``, as a file of the patient above."""
    meta = FileMetaDataset()
    meta.TransferSyntaxUID, meta.MediaStorageSOPClassUID = syntax, DigitalXRayImageStorageForPresentation
    meta.MediaStorageSOPInstanceUID = SECRETS["SOPInstanceUID"]
    dataset = FileDataset(str(path), {}, file_meta=meta, preamble=b"\0" * 128)
    pixels = {
        "SOPClassUID": DigitalXRayImageStorageForPresentation, "Rows": values.shape[-2], "Columns": values.shape[-1],
        "SamplesPerPixel": 1, "PhotometricInterpretation": "MONOCHROME2", "BitsAllocated": 8 * values.itemsize,
        "BitsStored": 8 * values.itemsize, "HighBit": 8 * values.itemsize - 1,
        "PixelRepresentation": int(np.issubdtype(values.dtype, np.signedinteger)), "PixelData": values.tobytes(),
    }
    for name, value in (SECRETS | SHOWN | pixels | attributes).items():
        setattr(dataset, name, value)
    if values.ndim == 3:
        dataset.NumberOfFrames = len(values)
    dataset.save_as(path, enforce_file_format=True)
    return path


def write_compressed(path: Path, syntax: str, stream: bytes, **attributes: object) -> Path:
    """Write a compressed picture that its header says has 64 x 64 pixels, of 8 bits unless ``attributes`` differ."""
    dataset = dcmread(write_dicom(path, np.zeros((64, 64), np.uint8), **attributes))
    dataset.file_meta.TransferSyntaxUID, dataset.PixelData = syntax, encapsulate([stream])
    dataset["PixelData"].VR = "OB"
    dataset.save_as(path)
    return path


def jpeg(side: int) -> bytes:
    """A black JPEG stream of 64 x 64 pixels whose header says ``side`` x ``side``."""
    content = BytesIO()
    Image.fromarray(np.zeros((64, 64), np.uint8)).save(content, "JPEG")
    size = (64).to_bytes(2, "big")
    return content.getvalue().replace(b"\x08" + size + size, b"\x08" + side.to_bytes(2, "big") * 2, 1)


def write_bomb(path: Path, size: int) -> Path:
    """Write a deflated file that inflates to ``size`` zeros and more, of which 1 in 1,000 bytes is on disk."""
    write_dicom(path, np.zeros((8, 8), np.uint8), DeflatedExplicitVRLittleEndian)
    whole = path.read_bytes()
    start = 144 + int.from_bytes(whole[140:144], "little")  # PS3.10 section 7.1: group length, then the data set
    deflater = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
    zeros = b"".join(deflater.compress(bytes(10**6)) for _ in range(size // 10**6 + 1)) + deflater.flush()
    path.write_bytes(whole[:start] + zeros)
    return path
