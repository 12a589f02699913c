"""How a patch changes one line of the engine, and refuses when that line is not where it was."""

import inspect
import textwrap
from types import ModuleType
from typing import Any

from infra.local.refusals import EngineChanged


def rewrite(module: ModuleType, name: str, changes: dict[str, str], **names: Any) -> None:
    """Compile `module.name` again with each text replaced; `names` become visible to it.

    Raises `EngineChanged` unless every text occurs exactly once.
    """
    source = textwrap.dedent(inspect.getsource(getattr(module, name)))
    for old, new in changes.items():
        if source.count(old) != 1:
            raise EngineChanged(f"{module.__name__}.{name}: {old!r} occurs {source.count(old)} times")
        source = source.replace(old, new)
    vars(module).update(names)
    exec(compile(source, f"<{name}, mended>", "exec"), vars(module))  # noqa: S102 — the engine's own pinned source


def expect(holds: bool, what: str) -> None:
    """Refuse to start on an engine of which `what` is no longer true."""
    if not holds:
        raise EngineChanged(what)
