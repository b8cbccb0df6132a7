"""The card of the rendered films: what they are, how they were made, and what they are not."""

from pipeline.sources.card import CollectionCard
from pipeline.sources.rendered.sampling import sampling_card
from pipeline.sources.rendered.source import ATTRIBUTION

BADGE = "Computer-made from one CT; no real patient"
DESCRIPTION = (
    "Chest films rendered from one CT into which findings were modelled. Every label, side, severity and lesion "
    "outline is known exactly; no film shows a patient, and no figure measured on them is clinical.")
MADE = (
    "Findings are modelled in Hounsfield units into one chest CT, so that label, side, lobe, severity and outline "
    "of each are known. A patient is that chest under a body habitus and a smooth deformation of its own; a film is a "
    "cone-beam projection of it (PA, AP portable or lateral) with scatter, noise, exposure, markers and devices. Every "
    "lesion is scored on every film, and one that cannot be seen there is neither among the film's facts nor in its "
    "report. Reports are written from the facts by a grammar.")
LIMITS = (
    "All films come from one person's CT: bones and vessels vary as far as deforming them allows.",
    "Findings look as they were modelled, and rare ones are oversampled: how often something occurs here says "
    "nothing about patients.",
    "Reports come from a grammar; their wording is narrower than radiologists'.",
    "No figure measured on these films is clinical.",
)


def rendered_card() -> CollectionCard:
    """The card of any part of the corpus."""
    return CollectionCard(
        title="Rendered radiographs", badge=BADGE, description=DESCRIPTION, source=ATTRIBUTION,
        licence="CC BY 3.0", made=MADE, sampling=sampling_card(), limits=LIMITS,
    )
