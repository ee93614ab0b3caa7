"""The embedded model: chat-completions request in, answer made by rules, response out; as a transport, as a server.

`embedded-1` is a deterministic reader. It is no language model and never passes for one: it answers the three prompts
of this project and refuses every other request.
"""

from factcheck.llm.embedded.completion import NAME
from factcheck.llm.embedded.handler import EmbeddedModel
from factcheck.llm.embedded.server import serve
from factcheck.llm.embedded.transport import EmbeddedTransport, reply

__all__ = ["NAME", "EmbeddedModel", "EmbeddedTransport", "reply", "serve"]
