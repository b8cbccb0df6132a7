"""The one exception whose text is meant for the user."""


class MedMIRError(Exception):
    """Bad input or a broken file, said in one sentence that names it and the way out.

    The command line prints the sentence and exits with status 2; the page shows it.
    """
