"""The bundle: the contract between the pipeline and the page, and its reader."""
