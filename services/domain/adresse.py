"""Where something takes place."""

import re

from services.domain.texte import fold, says_something
from services.domain.value import Value

# General addresses at which nobody can find a training (F122).
_VAGUE = re.compile(
    r"\b(centre[- ]ville|parvis|place de l.[ée]glise|parking|arr[êe]t de (?:bus|m[ée]tro|tram))\b", re.IGNORECASE
)
_NUMERO = re.compile(r"(?:^|,)\s*(?:n°\s*)?\d", re.IGNORECASE)
# What is found without a number, folded: a hamlet, a zone, a building that everybody there knows by its name
_LIEU_NOMME = re.compile(
    r"\b(?:lieu dit|hameau|bourg|ferme|mas|domaine|chateau|abbaye|residence|lotissement|cite|quartier|immeuble|"
    r"batiment|campus|lycee|college|ecole|universite|hopital|aeroport|base|caserne|site|pole|technopole|parc|zone|za|zac|zae|zi)\b"
)
# A street named after one of them («rue du Château») is still a street
_RUE = re.compile(
    r"(?:rue|ruelle|avenue|av|boulevard|bd|place|pl|chemin|impasse|allees?|quai|route|rte|cours|square|passage|faubourg|"
    r"promenade|esplanade|sentier)\b"
)
_LETTRES_MIN = 3


class Adresse(Value):
    """A postal address (LHEO `adresse`).

    `voie` is number and street together («10 Rue Saint-Étienne»); `complement` the other lines, at most three;
    `code_insee` and `region` are INSEE codes; `latitude` and `longitude` decimal degrees as text, as LHEO has them.
    `ban_id` is the key of the Base adresse nationale, when the address was found there.
    """

    denomination: str = ""
    voie: str = ""
    complement: tuple[str, ...] = ()
    code_postal: str = ""
    ville: str = ""
    code_insee: str = ""
    departement: str = ""
    region: str = ""
    pays: str = "FR"
    latitude: str = ""
    longitude: str = ""
    ban_id: str = ""

    @property
    def precise(self) -> bool:
        """Street, post code and town are there and say something, and it is not a mere landmark (F010, F122)."""
        return not self.absents and not self.vague and not self.illisible

    @property
    def vague(self) -> bool:
        """A mere landmark stands where number and street should (F122)."""
        return _VAGUE.search(self.voie) is not None

    @property
    def illisible(self) -> bool:
        """What stands where the street should is no name of anything: «x», «12»."""
        return says_something(self.voie) and sum(sign.isalpha() for sign in self.voie) < _LETTRES_MIN

    @property
    def sans_numero(self) -> bool:
        """A street without number, and no lieu-dit, zone or building by which one finds the place (F010)."""
        parts = [fold(part) for part in self.voie.split(",")]
        nomme = any(_LIEU_NOMME.search(part) and not _RUE.match(part) for part in parts)
        numero = _NUMERO.search(self.voie) is not None
        return self.precise and not (numero or nomme or any(map(says_something, self.complement)))

    @property
    def absents(self) -> tuple[str, ...]:
        """Which of street, post code and town are missing (LHEO asks for all three)."""
        return tuple(champ for champ in ("voie", "code_postal", "ville") if not says_something(getattr(self, champ)))

    @property
    def vide(self) -> bool:
        """Nothing was given: neither street, post code nor town."""
        return not any(says_something(part) for part in (self.ville, self.code_postal, self.voie))

    @property
    def en_une_ligne(self) -> str:
        """The address as one reads it aloud."""
        return ", ".join(
            part for part in (self.denomination, self.voie, f"{self.code_postal} {self.ville}".strip()) if part
        )


class Lieu(Value):
    """A place of training: a name and an address (LHEO `lieu-de-formation`).

    `id` is that of the organisation's address book; `siret` and `uai` are those of the place, where it has its own.
    """

    id: str = ""
    nom: str = ""
    adresse: Adresse = Adresse()
    siret: str = ""
    uai: str = ""
    acces_handicapes: str = ""
