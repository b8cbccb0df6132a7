"""How pictures were prepared for a model: written into every bundle, read without the code that follows it."""

from dataclasses import asdict, dataclass

from medmir.errors import MedMIRError

INTERPOLATIONS = ("bicubic", "bilinear")


@dataclass(frozen=True)
class Recipe:
    """How pictures were prepared for a model.

    ``size``: side of the square input, pixels. ``resize``: "shortest" scales the short side to
    ``size`` and crops the centre, "squash" ignores the aspect ratio. ``mean`` and ``std`` are per
    RGB channel, on the 0..1 scale.
    """

    size: int
    resize: str
    interpolation: str
    mean: tuple[float, float, float]
    std: tuple[float, float, float]

    def __post_init__(self) -> None:
        if self.resize not in ("shortest", "squash"):
            raise MedMIRError(f"preprocessing.resize is {self.resize!r}; expected 'shortest' or 'squash'.")
        if self.interpolation not in INTERPOLATIONS:
            raise MedMIRError(
                f"preprocessing.interpolation is {self.interpolation!r}; expected one of {', '.join(INTERPOLATIONS)}."
            )

    @classmethod
    def from_dict(cls, fields: dict) -> "Recipe":
        """Read the manifest's ``preprocessing`` block; MedMIRError where a field is missing."""
        try:
            return cls(
                int(fields["size"]), fields["resize"], fields["interpolation"],
                tuple(map(float, fields["mean"])), tuple(map(float, fields["std"])),
            )
        except KeyError as missing:
            raise MedMIRError(f"manifest.json: preprocessing lacks the field {missing}.") from missing

    def to_dict(self) -> dict:
        """The manifest's ``preprocessing`` block."""
        return asdict(self)
