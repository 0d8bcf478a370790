import pytest
from django.db import transaction

from common.commits import after_commit


@pytest.mark.django_db(transaction=True)
def test_what_fails_after_a_commit_takes_nothing_after_it_along(caplog):
    done = []

    def fail(_what: str) -> None:
        raise OSError("the store is away")

    with transaction.atomic():
        after_commit(fail, "a file")
        after_commit(done.append, "the next")
        assert done == []
    assert done == ["the next"]
    assert "the store is away" in caplog.text
