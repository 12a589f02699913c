"""What the use cases need from whoever keeps the dossiers, and how they write without treading on each other."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Protocol

from services.domain.errors import Conflict, NotFound, Overtaken
from services.domain.events import Fact
from services.shared.trace import Trace
from services.validation.model import Dossier, Ligne, Soumission

_TRIES = 4


class Keeper(Protocol):
    """Keeps dossiers, what was submitted, and the tokens of whoever waits for a decision."""

    def dossier(self, id: str) -> Dossier | None: ...
    def soumission(self, id: str) -> Soumission | None: ...
    def open(self, dossier: Dossier, soumission: Soumission | None, *, demande: str, trace: Trace) -> None: ...
    def save(self, dossier: Dossier, *, demande: str, trace: Trace, facts: Sequence[Fact] = ()) -> None: ...
    def queue(self) -> list[Ligne]: ...
    def history(self, id: str) -> list[Mapping[str, Any]]: ...
    def tokens(self, id: str) -> tuple[str, ...]: ...
    def keep_token(self, id: str, token: str) -> None: ...
    def forget_tokens(self, id: str) -> None: ...
    def awaited(self) -> Iterable[str]: ...


def write(
    store: Keeper,
    id: str,
    change: Callable[[Dossier], Dossier],
    *,
    demande: str,
    trace: Trace,
    tell: Callable[[Dossier], Sequence[Fact]] = lambda _: (),
) -> Dossier:
    """A dossier with `change` done to it, and what `tell` says of the one before told.

    When somebody else wrote in between, the question is put again to what they wrote: `change` then refuses with the
    name and the hour, or does its work all the same. Nothing is written when nothing changes, nor for a `demande` that
    was already carried out.
    Raises NotFound, Conflict and whatever `change` raises.
    """
    for attempt in range(_TRIES):
        dossier = store.dossier(id)
        if dossier is None:
            raise NotFound("Ce dossier n’existe pas, ou il n’est pas ouvert à votre compte.")
        if dossier.demande == demande:
            return dossier
        changed = change(dossier)
        if changed is dossier:
            return dossier
        changed = changed.model_copy(update={"demande": demande})
        try:
            # A request whose transaction was cancelled may not carry other content under the same name
            name = f"{demande}/{attempt}" if attempt else demande
            store.save(changed, demande=name, trace=trace, facts=tell(dossier))
        except Conflict:
            continue
        return changed
    raise Overtaken("Ce dossier change en ce moment même. Rechargez la page, puis recommencez.")
