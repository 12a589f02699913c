"""A form as it is shown: what was typed and what is refused, field by field."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from services.domain.errors import Severite, Violation

Valeurs = Mapping[str, str | list[str]]


def identifiant(nom: str) -> str:
    """The HTML id of a field, from its dotted name: `sessions.0.date_debut` gives `c-sessions-0-date_debut`."""
    return "c-" + re.sub(r"[^A-Za-z0-9_]", "-", nom)


@dataclass(frozen=True)
class Formulaire:
    """What was typed, as text, and the rules it breaks.

    `valeurs`: field name -> text, or list of texts for check boxes. Names are those of `Violation.champs`.
    Nothing typed is ever corrected here: what a person wrote comes back as they wrote it.
    """

    valeurs: Valeurs = field(default_factory=dict)
    violations: tuple[Violation, ...] = ()

    def valeur(self, nom: str) -> str:
        """The text of one field, empty when nothing was typed."""
        valeur = self.valeurs.get(nom, "")
        if isinstance(valeur, str):
            return valeur
        return valeur[0] if valeur else ""

    def choix(self, nom: str) -> list[str]:
        """All values of a field that may have several (check boxes)."""
        valeur = self.valeurs.get(nom, [])
        return [valeur] if isinstance(valeur, str) else list(valeur)

    def erreurs(self, nom: str) -> list[str]:
        """What must be put right in this field before it is accepted."""
        return self._told(nom, Severite.BLOQUANT)

    def alertes(self, nom: str) -> list[str]:
        """What should be looked at in this field, and stops nothing."""
        return self._told(nom, Severite.ALERTE)

    def rangs(self, prefixe: str) -> list[int]:
        """The numbers of a repeated block: with `sessions.0.date` and `sessions.2.date` typed, `[0, 2]`."""
        pattern = re.compile(rf"{re.escape(prefixe)}\.(\d+)(\.|$)")
        found = {int(match[1]) for match in map(pattern.match, self.valeurs) if match}
        return sorted(found)

    @property
    def en_erreur(self) -> bool:
        """True when at least one rule stops the form."""
        return bool(self.bloquantes)

    @property
    def bloquantes(self) -> tuple[Violation, ...]:
        """The violations that the error summary lists."""
        return tuple(each for each in self.violations if each.severite is Severite.BLOQUANT)

    def _told(self, nom: str, severite: Severite) -> list[str]:
        # A rule over several fields is told once, beside the first, where the summary leads.
        return [
            each.message
            for each in self.violations
            if each.severite is severite and each.champs and each.champs[0] == nom
        ]
