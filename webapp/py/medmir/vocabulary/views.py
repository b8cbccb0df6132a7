"""How an image was taken: the views of the chest and the kind of image, as the case table names them."""

POSTEROANTERIOR = "PA"
ANTEROPOSTERIOR = "AP"
"""Of patients who cannot stand, mostly by a portable machine."""
FRONTAL = (POSTEROANTERIOR, ANTEROPOSTERIOR)
LATERAL = "LAT"

XRAY = "X-ray"
"""The modality of a film that comes without a DICOM header."""
