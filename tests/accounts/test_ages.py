from datetime import date

import pytest

from accounts.ages import age_years


@pytest.mark.parametrize(
    ("born", "on", "years"),
    [
        (date(2008, 6, 15), date(2026, 6, 14), 17),
        (date(2008, 6, 15), date(2026, 6, 15), 18),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
    ],
)
def test_age_rises_on_the_birthday(born: date, on: date, years: int) -> None:
    assert age_years(born, on) == years
