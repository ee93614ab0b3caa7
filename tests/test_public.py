"""The public words: all there, none of them paid for before it is used."""

import subprocess
import sys

import pytest

import factcheck


@pytest.mark.parametrize("word", factcheck.__all__)
def test_every_public_word_is_there_and_listed(word: str) -> None:
    assert getattr(factcheck, word).__name__ == word
    assert word in dir(factcheck)


def test_the_version_is_a_version() -> None:
    assert factcheck.__version__[0].isdigit()


def test_a_word_that_does_not_exist_is_named() -> None:
    with pytest.raises(AttributeError, match="'verify'"):
        _ = factcheck.verify


def test_importing_factcheck_imports_none_of_its_modules() -> None:
    code = "import sys, factcheck; print([name for name in sys.modules if name.startswith('factcheck.')])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
