"""DICOM files on a disk, and what is read of a header; how a frame becomes a picture is :mod:`medmir.inputs.dicom`."""
