"""DICOM files: what is read of a header, and how a frame becomes a picture."""
