"""How many tokens a text is, before it is sent: counted where that can be done on this machine, else estimated.

Counted is with tiktoken, where it knows the model's encoding and has that encoding's vocabulary in its folder already.
Nothing is ever fetched for it.

The estimate is a token for every three bytes of UTF-8, rounded up. Three was chosen to be too many tokens rather than
too few for what this program sends. The 32 English articles of `seeds/` have 4.5 characters a token in OpenAI's
o200k_base (4.2 to 4.9, article by article), so the estimate is half as much again; the prompts have 4.1, the schemas
3.5. It is no upper bound for every text. Chinese, Japanese and Korean take three bytes a character, so that each
character counts as a token: newer vocabularies need fewer, those of some years ago up to half as many again, as for
Arabic and Hindi. Bare digits, runs of marks, random letters, emoji and rare scripts can be up to three times the
estimate, for a byte may be a token of its own.
"""

import re
from base64 import b64decode
from functools import cache, partial
from hashlib import sha1, sha256
from importlib import import_module
from pathlib import Path
from types import FunctionType
from typing import TYPE_CHECKING, Final

from factcheck.config import vocabulary_folder

if TYPE_CHECKING:
    from tiktoken import Encoding

_BYTES_A_TOKEN: Final = 3
_VOCABULARIES: Final = (
    "https://openaipublic.blob.core.windows.net/encodings/o200k_base.tiktoken",
    "https://openaipublic.blob.core.windows.net/encodings/cl100k_base.tiktoken",
)
"""Those of OpenAI's chat models. Where neither is here, tiktoken need not even be imported."""
_LOADER: Final = "load_tiktoken_bpe"
"""What tiktoken's recipes call their loader, which would fetch what is not in its folder, or damaged there."""
_LONGEST_BLANK: Final = 100_000
"""From some 300,000 blanks in a row on, tiktoken's regular expressions give up with a panic."""
_BLANK = re.compile(r"\s+")


def count(text: str, model: str) -> int:
    """Count the tokens of a text for a model, named as in --model; an estimate where they cannot be counted here.

    >>> count("The U.N. said so.", "anthropic:any")
    6
    """
    encoding = _encoding_of(model)
    if encoding is None or any(len(blank) > _LONGEST_BLANK for blank in _BLANK.findall(text)):
        return -(-len(text.encode("utf-8", "surrogatepass")) // _BYTES_A_TOKEN)
    return len(encoding.encode_ordinary(text))


def _encoding_of(model: str) -> "Encoding | None":
    provider, _, name = model.partition(":")
    folder = vocabulary_folder()
    if provider != "openai" or folder is None:
        return None
    try:
        here = any((folder / _file_name(address)).is_file() for address in _VOCABULARIES)
        return _encoding(name, folder) if here else None
    except (OSError, ValueError):
        return None


@cache
def _encoding(name: str, folder: Path) -> "Encoding | None":
    """Build a model's encoding from what is in the folder; an OSError or ValueError if that is missing or damaged."""
    import tiktoken

    try:
        recipe = import_module("tiktoken_ext.openai_public").ENCODING_CONSTRUCTORS[
            tiktoken.encoding_name_for_model(name)
        ]
    except KeyError:
        return None
    if not isinstance(recipe, FunctionType) or _LOADER not in recipe.__code__.co_names:
        return None
    # tiktoken's own recipe with our reader in it: asking tiktoken itself could send it to the network.
    offline = FunctionType(recipe.__code__, recipe.__globals__ | {_LOADER: partial(_ranks, folder)})
    return tiktoken.Encoding(**offline())


def _ranks(folder: Path, address: str, expected_hash: str) -> dict[bytes, int]:
    """Read a vocabulary, which anybody may have put there, if it is the one that the recipe means."""
    data = (folder / _file_name(address)).read_bytes()
    if sha256(data).hexdigest() != expected_hash:
        raise ValueError("a damaged vocabulary")
    pairs = (line.split() for line in data.splitlines())
    return {b64decode(token): int(rank) for token, rank in pairs}


def _file_name(address: str) -> str:
    return sha1(address.encode(), usedforsecurity=False).hexdigest()
