from tests.remix.kinds.conftest import parent

__all__ = ["parent"]
