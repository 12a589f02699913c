"""From what was typed in a form of the record to the record it describes, tab by tab; a draft may stay incomplete."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from pydantic import ValidationError

from referentiels import communes
from referentiels.identifiants import (
    normalise_code_postal,
    normalise_courriel,
    normalise_numero_activite,
    normalise_uai,
)
from referentiels.telephone import normalise_telephone
from services.domain import saisie
from services.domain.adresse import Adresse
from services.domain.errors import Refused, Violation
from services.domain.structure import Label, RoleStructure, Structure

Typed = Mapping[str, Sequence[str]]
T = TypeVar("T")
ADRESSES = ("adresse", "adresse_postale")
VOIE = ("voie", "code_postal", "ville")
LIGNES_MAX = 10  # telephones, courriels, sites, labels: nobody has more, and a form has an end
AUCUNE = "aucune"  # none of the addresses that were found


class Saisie:
    """Reads the fields of one form; what cannot be read is kept as a violation of its field."""

    def __init__(self, typed: Typed) -> None:
        self._typed = typed
        self._violations: list[Violation] = []

    def identite(self, before: Structure) -> Structure:
        """The names and the UAI."""
        uai = self.line("uai")
        return self._read(
            before,
            nom_usuel=self.line("nom_usuel"),
            sigle=self.line("sigle"),
            uai=normalise_uai(uai) if uai else "",
        )

    def coordonnees(self, before: Structure) -> Structure:
        """Addresses, telephones, courriels, sites."""
        return self._read(
            before,
            adresse=self._adresse("adresse", before.adresse),
            adresse_postale=self._postale(before.adresse_postale or Adresse()),
            telephones=self._repeated("telephones", normalise_telephone),
            courriels=self._repeated("courriels", normalise_courriel),
            sites=self._repeated("sites", str),
        )

    def complement(self, before: Structure) -> Structure:
        """Labels and specific information."""
        texte = self._kept(saisie.read_text(self.text("renseignements"), "renseignements"))
        return self._read(before, labels=tuple(self._labels()), renseignements=texte or "")

    def carif(self, before: Structure) -> Structure:
        """What the Carif alone changes."""
        roles = tuple(role for role in RoleStructure if role.value in self._typed.get("roles", ()))
        if not roles:
            message = "Cochez au moins un rôle."
            self._violations.append(Violation("STRUCTURE.ROLES.ABSENTS", message, ("roles",)))
        return self._read(
            before,
            raison_sociale=self.line("raison_sociale") or before.raison_sociale,
            numero_activite=normalise_numero_activite(self.line("numero_activite")) or before.numero_activite,
            roles=roles,
            type_structure=self.text("type_structure"),
            parent=self.text("parent").upper(),
            reseau=self.text("reseau"),
        )

    # ─── one field ───────────────────────────────────────────────────────────

    def text(self, champ: str) -> str:
        """What was typed, without surrounding white space."""
        return (self._typed.get(champ) or [""])[0].strip()

    def line(self, champ: str) -> str:
        """A text of one line."""
        return self._kept(saisie.read_line(self.text(champ), champ)) or ""

    # ─── groups of fields ────────────────────────────────────────────────────

    def _adresse(self, champ: str, before: Adresse) -> Adresse:
        """The address found in the national base, the one typed by hand, or the one there was."""
        if (chosen := self.text(f"{champ}.choix")) and chosen != AUCUNE:
            return self._found(champ, chosen, before)
        texts = {name: self.line(f"{champ}.{name}") for name in VOIE}
        complement = tuple(line for line in (self.line(f"{champ}.complement.{rang}") for rang in range(3)) if line)
        typed = {**texts, "code_postal": normalise_code_postal(texts["code_postal"])}
        if all(getattr(before, name) == value for name, value in typed.items()):
            return before.model_copy(update={"complement": complement})
        if not self.text(f"{champ}.manuelle"):
            message = "Cochez « Saisie manuelle » pour garder cette adresse, ou recherchez-la ci-dessus."
            self._violations.append(Violation("STRUCTURE.ADRESSE.NON_CONFIRMEE", message, (f"{champ}.manuelle",)))
        # What was known of the former address (position, key) is not true of another one
        return Adresse(denomination=before.denomination, complement=complement, **typed, **_place(typed))

    def _postale(self, before: Adresse) -> Adresse | None:
        """The postal address when it is another one; what was typed beside a «non» is not dropped in silence."""
        if self.text("adresse_postale.differente") == "oui":
            return self._adresse("adresse_postale", before)
        typed = {name: self.line(f"adresse_postale.{name}") for name in VOIE}
        if any(value and value != getattr(before, name) for name, value in typed.items()):
            message = "Répondez « Oui » pour garder l’adresse postale que vous avez saisie, ou effacez-la."
            violation = Violation("STRUCTURE.ADRESSE_POSTALE.SANS_REPONSE", message, ("adresse_postale.differente",))
            self._violations.append(violation)
        return None

    def _found(self, champ: str, chosen: str, before: Adresse) -> Adresse:
        try:
            return Adresse.model_validate_json(chosen).model_copy(update={"complement": before.complement})
        except ValidationError:
            message = "Recherchez de nouveau l’adresse, puis choisissez-la dans la liste."
            self._violations.append(Violation("STRUCTURE.ADRESSE.ILLISIBLE", message, (f"{champ}.recherche",)))
            return before

    def _repeated(self, champ: str, normalise: Callable[[str], str]) -> tuple[str, ...]:
        """Each once, the principal one first (F058)."""
        rangs = rangs_of(self._typed, champ)
        values = {rang: normalise(texte) for rang in rangs if (texte := self.line(f"{champ}.{rang}"))}
        principal = self.text(f"{champ}.principal")
        first = values.get(int(principal)) if principal.isdecimal() else None
        return tuple(dict.fromkeys([*([first] if first else []), *values.values()]))

    def _labels(self) -> Iterable[Label]:
        for rang in rangs_of(self._typed, "labels"):
            code, numero = self.text(f"labels.{rang}.code"), self.line(f"labels.{rang}.numero")
            debut, fin = self._date(f"labels.{rang}.debut"), self._date(f"labels.{rang}.fin")
            if code or numero or debut or fin:
                yield Label(code=code, numero=numero, debut=debut, fin=fin)

    def _date(self, champ: str) -> date | None:
        return self._kept(saisie.read_date(self.text(champ), champ))

    # ─── inside ──────────────────────────────────────────────────────────────

    def _kept(self, value: T | Violation) -> T | None:
        if isinstance(value, Violation):
            self._violations.append(value)
            return None
        return value

    def _read(self, before: Structure, **update: object) -> Structure:
        if self._violations:
            raise Refused("Certaines réponses n’ont pas pu être lues.", violations=tuple(self._violations))
        return before.model_copy(update=update)


def _place(typed: Mapping[str, str]) -> dict[str, str]:
    """The INSEE codes of the commune that was typed, when there is one."""
    commune = communes.find(typed["code_postal"], typed["ville"])
    if commune is None:
        return {}
    return {
        "code_insee": commune.code,
        "departement": commune.departement or "",
        "region": commune.region or "",
    }


def rangs_of(names: Iterable[str], champ: str) -> list[int]:
    """The lines of a repeated field that a form brings, in order, as many as a form may have."""
    pattern = re.compile(rf"{re.escape(champ)}\.(\d{{1,2}})(?:\.|$)")
    return sorted({int(match[1]) for match in map(pattern.match, names) if match})[:LIGNES_MAX]
