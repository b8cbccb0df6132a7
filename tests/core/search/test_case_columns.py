"""What can be filtered by: what every collection may state, and the columns of one's own."""

import numpy as np

from medmir.bundle.contract import Case
from medmir.search.case_columns import CaseColumns


def test_a_column_of_ones_own_is_a_field_whichever_is_asked_for_first():
    cases = [Case("a", "", view="PA", columns={"Reading room": "North"}), Case("b", "")]
    assert "reading_room" in CaseColumns(cases).fields and "side" not in CaseColumns(cases).fields
    column = CaseColumns(cases).column("reading_room")
    assert column.names == ("North",) and np.array_equal(column.having([0], 2), [True, False])
