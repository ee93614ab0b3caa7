"""How many tokens a text has: by OpenAI's own tokenizer where it lies on this machine, else a careful estimate.

Nothing is downloaded for it. `tiktoken` (which comes with the client) keeps each vocabulary in a cache folder; where a
model's is there, it counts.
"""

import hashlib
from functools import cache
from typing import TYPE_CHECKING

from factcheck.config import vocabulary_folder

if TYPE_CHECKING:
    from tiktoken import Encoding

BYTES_A_TOKEN = 3
"""UTF-8 bytes that an estimate takes for a token. English news has 4.4 to 4.8 for one, compact JSON about 3.3, most
other scripts 3 to 5; so this errs on the high side, but it is no bound for rare scripts and runs of signs."""
_WHERE = "https://openaipublic.blob.core.windows.net/encodings/{}.tiktoken"
"""The address by whose hash tiktoken names its files; nothing is sent to it."""
_OPENAI = "openai:"


def count(text: str, model: str) -> int:
    """Count a text's tokens for a model named as in the settings.

    >>> count("Four words of news.", "mistralai:any")
    7
    """
    encoding = _encoding(model)
    if encoding is not None:
        return len(encoding.encode(text, disallowed_special=()))
    return -(-len(text.encode("utf-8", "replace")) // BYTES_A_TOKEN)


@cache
def _encoding(model: str) -> "Encoding | None":
    """Give the tokenizer of one of OpenAI's models, if its vocabulary is on this machine."""
    if not model.startswith(_OPENAI) or not vocabulary_folder().is_dir():
        return None
    import tiktoken

    try:
        name = tiktoken.encoding_name_for_model(model.removeprefix(_OPENAI))
        file = hashlib.sha1(_WHERE.format(name).encode(), usedforsecurity=False).hexdigest()
        if (vocabulary_folder() / file).is_file():
            return tiktoken.get_encoding(name)
    except (KeyError, ValueError, OSError):
        return None
    return None
