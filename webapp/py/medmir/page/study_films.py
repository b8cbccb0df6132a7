"""The similar films of a study: of other patients, and none that the study itself asks about."""

from collections.abc import Sequence

from medmir.bundle.contract import Hit
from medmir.bundle.reader import Bundle
from medmir.search.answer import answer
from medmir.search.query import Query
from medmir.study.design import Study


async def similar_films(bundle: Bundle, study: Study, case_id: str) -> Sequence[Hit]:
    """The films most like one of the study's, best first; MedMIRError where they cannot be searched.

    Films of the study's patients are left out: their labels would be answers to films that are still to be read.
    """
    asked = {str(bundle.patients[bundle.row(each)]) for each in study.case_ids}
    theirs = sum(str(patient) in asked for patient in bundle.patients)
    found = await answer(bundle, Query(like=case_id, k=study.similar + theirs))
    return [hit for hit in found.hits if str(bundle.patients[bundle.row(hit.case_id)]) not in asked][:study.similar]
