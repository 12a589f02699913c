"""A state machine that remembers what it was told, and runs nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass
class Machine:
    """A state machine that remembers what it was told."""

    started: dict[str, Mapping[str, str | int]] = field(default_factory=dict)
    ended: set[str] = field(default_factory=set)
    answered: dict[str, str] = field(default_factory=dict)

    def start(self, name: str, data: Mapping[str, str | int]) -> None:
        self.started.setdefault(name, data)

    def running(self, name: str) -> bool:
        return name in self.started and name not in self.ended

    def answer(self, token: str, data: Mapping[str, str]) -> None:
        self.answered[token] = data["resultat"]
