"""Forms that the stemmer takes for words of their own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanttekening.text.inflections import inflections

PAIRS = (
    "financieel/financiele structureel/structurele officieel/officiele provinciaal/provinciale"
    " sociaal/sociale groot/grote groot/groten hoog/hoge duur/dure privaat/private groen/groene"
    " serieus/serieuze raadslid/raadsleden commissielid/commissieleden stad/steden dag/dagen"
    " begrotingsbedrag/begrotingsbedragen fietspad/fietspaden advies/adviezen museum/musea"
    " kind/kinderen idee/ideeen"
).split()


@pytest.mark.parametrize("pair", PAIRS)
def test_each_is_found_by_the_other(pair):
    one, other = pair.split("/")
    assert other in inflections(one)
    assert one in inflections(other)


@pytest.mark.parametrize("word", ["", "de", "2024", "24032b", "vng"])
def test_what_is_no_word_has_no_other_forms(word):
    assert not inflections(word)


@given(st.text(alphabet="abdeefgilnooprsstuvz", min_size=1, max_size=14))
def test_there_are_few_and_none_is_the_word_itself(word):
    found = inflections(word)
    assert word not in found
    assert len(found) <= 16
