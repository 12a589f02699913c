"""Any valid element of LHEO, drawn from a source of chance: the raw material of properties and proofs."""

import random
from typing import Any

from lheo import Version
from lheo.controle.explication import communs
from lheo.elements import CLASSES, Extra, Extras, Libre, Texte, champ
from lheo.elements.base import XSI
from lheo.langage import ELEMENTS, TABLES, Definition, Genre

ALPHABET = "abcdeÉéèçàœ' -.,;:&<>\"]]>\t\n\r\u00a0…€’🎓中"
WORD = "abcdefghijklmnopqrstuvwxyz"


class Hasard:
    """Draws elements of one edition, each valid for its schema. ``generosity``: how often what is optional is there."""

    def __init__(self, source: random.Random, version: Version, generosity: float = 0.3) -> None:
        self.source = source
        self.version = version
        self.generosity = generosity
        self.serial = 0

    def some(self, share: float | None = None) -> bool:
        return self.source.random() < (self.generosity if share is None else share)

    def element(self, nom: str, depth: int = 0) -> Any:
        definition = ELEMENTS[nom]
        if nom == "extras":
            return self.extras(depth)
        values: dict[str, Any] = {}
        for enfant in definition.enfants_en(self.version):
            cardinalite = enfant.cardinalites[self.version]
            count = cardinalite.minimum
            while (cardinalite.maximum is None or count < cardinalite.maximum) and count < 4 and self.some():
                count += 1
            drawn = [self.value(ELEMENTS[enfant.nom], depth + 1) for _ in range(count)]
            if drawn:
                values[champ(enfant.nom)] = drawn if enfant.multiple else drawn[0]
        return CLASSES[nom](**values, **self.attributs(definition))

    def value(self, definition: Definition, depth: int) -> Any:
        if definition.compose:
            return self.element(definition.nom, depth)
        text = self.leaf(definition)
        return Texte(text, **self.attributs(definition)) if self.some(0.1) else text

    def leaf(self, definition: Definition) -> str:
        match definition.genre:
            case Genre.CODE:
                return self.source.choice(list(TABLES[definition.table].libelles(self.version)))
            case Genre.ENTIER:
                return str(self.source.randint(0, 99999))
            case Genre.DATE:
                return self.source.choice(("00000000", "99999999", "20260900", "20260901", "20261231"))
            case _:
                longueur = definition.longueurs[self.version]
                high = min(longueur.maximum, 60) if self.some(0.98) else longueur.maximum
                return self.text(self.source.randint(longueur.minimum, max(longueur.minimum, high)))

    def text(self, length: int) -> str:
        return "".join(self.source.choices(ALPHABET, k=length))

    def word(self) -> str:
        return "".join(self.source.choices(WORD, k=self.source.randint(1, 8)))

    def attributs(self, definition: Definition) -> dict[str, Any]:
        drawn: dict[str, Any] = {}
        for nom in (*communs(self.version), *definition.attributs):
            if self.some(0.08):
                drawn[champ(nom)] = self.attribut(nom)
        if definition.nom != "extra" and self.some(0.03):
            drawn[f"{{{XSI}}}schemaLocation"] = f"{self.version.namespace} {self.word()}.xsd"
        return drawn

    def attribut(self, nom: str) -> str:
        if nom == "id":
            self.serial += 1
            return f"i{self.serial}"
        if nom == "idref":
            return "i1"
        if nom.startswith("horodatage"):
            return self.source.choice(("2026-09-01T08:30:00", "2026-09-01T08:30:00+02:00", "2026-09-01T08:30:00.5Z"))
        if nom == "uri":
            return f"https://exemple.fr/{self.word()}"
        return self.text(self.source.randint(0, 12))

    def extras(self, depth: int) -> Extras:
        count = self.source.randint(0, 2)
        inner = [self.extras(depth + 1) if depth < 12 and self.some(0.2) else self.extra() for _ in range(count)]
        return Extras(inner, **self.attributs(ELEMENTS["extras"]))

    def extra(self) -> Extra:
        contenu: list[str | Libre] = [self.text(self.source.randint(0, 10))]
        autres, espaces = {}, {}
        if self.some(0.4):
            contenu += [self.libre(0), self.text(self.source.randint(0, 5))]
        if self.some(0.1):
            autres = {"{http://exemple.fr/a}poids": self.text(3)}
            espaces = {"a": "http://exemple.fr/a"}
        return Extra(contenu, autres=autres, espaces=espaces, **self.attributs(ELEMENTS["extra"]))

    def libre(self, depth: int) -> Libre:
        """A foreign element, one without namespace, or one of LHEO that holds a text."""
        nom = self.source.choice((f"{{http://exemple.fr/b}}{self.word()}", f"{{}}{self.word()}", "commentaire"))
        if nom == "commentaire":
            return Libre("intitule-formation", {}, ["Un titre"])
        inner = [self.libre(depth + 1)] if depth < 3 and self.some(0.4) else []
        return Libre(nom, {self.word(): self.text(4)} if self.some() else {}, [self.text(4), *inner])


def une(nom: str, seed: int, version: Version, generosity: float = 0.3) -> Any:
    """The element that a seed gives."""
    return Hasard(random.Random(seed), version, generosity).element(nom)
