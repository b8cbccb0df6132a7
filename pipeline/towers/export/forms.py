"""The forms a tower's weights can be exported in, by name; what makes them is in quantization."""

from typing import NamedTuple


class Form(NamedTuple):
    """``kept``: how the weights are stored and computed with, for the model card. ``choice``: when to choose it."""

    kept: str
    choice: str


STORED, DYNAMIC, FOUR_BIT = "stored-int8", "int8", "int4"
FORMS = {
    STORED: Form("weights stored as int8, computed in float32", "exact"),
    DYNAMIC: Form("weights in int8, computed in int8 with activations quantized at run time",
                  "twice as fast, for large towers"),
    FOUR_BIT: Form("weights stored in 4 bit, embedding tables in int8, computed in float32", "the smallest file"),
}
