import pytest

from kanttekening.readers.parsing import Parser


@pytest.fixture(scope="session")
def parser():
    """One worker for all."""
    parser = Parser()
    yield parser
    parser.close()
