"""How old somebody is."""

from datetime import date


def age_years(birth_date: date, on: date) -> int:
    """Whole years; somebody born on 29 February grows older on 1 March in common years."""
    return on.year - birth_date.year - ((on.month, on.day) < (birth_date.month, birth_date.day))
