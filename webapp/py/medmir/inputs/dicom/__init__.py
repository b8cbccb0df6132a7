"""DICOM files: which hold a picture that can be read, and how a frame becomes one; the same for page and pipeline.

pydicom is imported by :mod:`~medmir.inputs.dicom.header` and :mod:`~medmir.inputs.dicom.picture` alone, which are
imported when there is a DICOM file.
"""
