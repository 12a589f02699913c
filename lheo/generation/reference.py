"""The reference of the library, from its docstrings."""

import inspect
import re

import lheo
from lheo.versions import Version

WIDTH = 100  # columns of a signature on one line

HEADER = """# Reference

Written from the docstrings by `python -m lheo.generation`: do not edit.
"""


def source() -> str:
    """The page: every public name, its signature and what it says of itself."""
    return HEADER + "".join(_entry(nom, getattr(lheo, nom)) for nom in sorted(lheo.__all__, key=str.lower))


def _entry(nom: str, value: object) -> str:
    kind = "class " if inspect.isclass(value) else ""
    return f"\n## {kind}`{nom}`\n\n```python\n{nom}{_signature(value)}\n```\n\n{inspect.getdoc(value) or ''}\n"


def _signature(value: object) -> str:
    """The signature on one line, or one parameter a line when it is long."""
    if not callable(value) or isinstance(value, type(Version)):
        return ""
    found = list(inspect.signature(value).parameters.values())
    parameters = [_plain(str(parameter)) for parameter in found]
    keyword = next((n for n, parameter in enumerate(found) if parameter.kind == parameter.KEYWORD_ONLY), None)
    if keyword is not None:
        parameters.insert(keyword, "*")
    inline = f"({', '.join(parameters)})"
    return inline if len(inline) <= WIDTH else "(\n" + "".join(f"    {parameter},\n" for parameter in parameters) + ")"


def _plain(parameter: str) -> str:
    """As one would write it: without module names, nor the addresses of functions."""
    parameter = re.sub(r"<function (\w+) at 0x[0-9a-f]+>", r"\1", parameter)
    parameter = re.sub(r"<(\w+\.\w+): [^>]*>", r"\1", parameter)
    return re.sub(r"\b(?:[a-z_]\w*\.)+(?=[A-Z])", "", parameter)
