"""Index what was there before the index, or before its rules changed."""

from api.context import ApiContext
from api.suche.merkmale import FASSUNG
from api.suche.service import Suchindex

STAPEL = 200


def fill_index(context: ApiContext) -> int:
    """In short transactions, until nothing is left. Returns how many cases and drafts were indexed."""
    done = 0
    while number := _fill_some(context):
        done += number
    return done


def _fill_some(context: ApiContext) -> int:
    with context.db.transaction() as session:
        index = Suchindex(context, session)
        cases = index.repository.cases_to_index(FASSUNG, STAPEL)
        for vorgang in cases:
            index.put_case(vorgang)
        drafts = index.repository.drafts_to_index(FASSUNG, STAPEL)
        for antrag in drafts:
            index.put_draft(antrag)
        return len(cases) + len(drafts)
