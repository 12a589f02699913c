"""An address as it is typed, checked, and compared with another one."""

import re
from collections.abc import Iterable, Mapping, Sequence

from pydantic import ValidationError

from referentiels import communes
from referentiels.identifiants import normalise_code_postal
from referentiels.territoires import departement_of_code_postal, region_of_departement
from services.domain.adresse import Adresse
from services.domain.errors import Violation
from services.domain.rules.formes import limite
from services.domain.saisie import first_line
from services.domain.texte import fold
from services.registration.model.saisie_fiche import AUCUNE

CHAMPS = ("voie", "complement", "code_postal", "ville")
# The short forms of postal addresses (norme AFNOR NF Z 10-011), folded
_ABREGES: Mapping[str, str] = {
    abrege: mot
    for mot, abreges in {
        "allee": "all al",
        "avenue": "av ave",
        "boulevard": "bd bld blvd boul",
        "batiment": "bat",
        "chaussee": "chs",
        "chemin": "che chem",
        "cours": "crs",
        "faubourg": "fg fbg",
        "general": "gal",
        "impasse": "imp",
        "lotissement": "lot",
        "marechal": "mal",
        "passage": "pas",
        "place": "pl",
        "quai": "qu",
        "residence": "res",
        "route": "rte",
        "rue": "r",
        "saint": "st",
        "sainte": "ste",
        "square": "sq",
    }.items()
    for abrege in abreges.split()
}
_CHIFFRE_LETTRES = re.compile(r"(\d+)([a-z]+)")
_CEDEX = re.compile(r" cedex(?: \d+)?$")


def read_adresse(typed: Mapping[str, Sequence[str]], champ: str, before: Adresse) -> Adresse:
    """The address found in the national base, or typed, under `champ`; `before` itself when it says the same."""
    texts = {name: first_line(typed, f"{champ}.{name}") for name in CHAMPS}
    code_postal = normalise_code_postal(texts["code_postal"])
    complement = (texts["complement"], *before.complement[1:]) if texts["complement"] else before.complement[1:]
    if found := _chosen((typed.get(f"{champ}.choix") or [""])[0]):
        return found.model_copy(update={"complement": complement})
    same = (before.voie, before.code_postal, before.ville) == (texts["voie"], code_postal, texts["ville"])
    if same:
        return before.model_copy(update={"complement": complement})
    # What was known of the former address (INSEE code, position) is not true of another one
    commune = communes.find(code_postal, texts["ville"])
    departement = (commune and commune.departement) or departement_of_code_postal(code_postal) or ""
    return Adresse(
        denomination=before.denomination,
        voie=texts["voie"],
        complement=complement,
        code_postal=code_postal,
        ville=texts["ville"],
        code_insee=commune.code if commune else "",
        departement=departement,
        region=region_of_departement(departement) or "",
    )


def _chosen(text: str) -> Adresse | None:
    """The address of a choice; nothing for «none of these», nor for what only a forged form can send."""
    try:
        return Adresse.model_validate_json(text) if text and text != AUCUNE else None
    except ValidationError:
        return None


def typed_of(adresse: Adresse, champ: str) -> dict[str, str]:
    """The texts that the fields of an address show."""
    first = adresse.complement[0] if adresse.complement else ""
    shown = {"voie": adresse.voie, "complement": first, "code_postal": adresse.code_postal, "ville": adresse.ville}
    return {f"{champ}.{name}": text for name, text in shown.items()}


def check_adresse(adresse: Adresse, champ: str) -> Iterable[Violation]:
    """What keeps an address from being one where somebody can be found (F010, F122)."""
    for name in adresse.absents:
        yield Violation(f"ADRESSE.{name.upper()}.ABSENT", _ABSENTS[name], (f"{champ}.{name}",))
    if adresse.vague:
        message = "Donnez une adresse postale : un centre-ville, un parking ou un arrêt de bus ne suffit pas."
        yield Violation("ADRESSE.VOIE.VAGUE", message, (f"{champ}.voie",))
    if not set(adresse.absents) & {"code_postal", "ville"}:
        disagree = communes.check(adresse.code_postal, adresse.ville)
        if disagree:
            yield Violation("ADRESSE.COMMUNE.FAUSSE", disagree, (f"{champ}.code_postal", f"{champ}.ville"))
    for name, text in (
        ("voie", adresse.voie),
        ("ville", adresse.ville),
        ("complement", "".join(adresse.complement[:1])),
    ):
        maximum = limite("ville" if name == "ville" else "ligne")
        if len(text) > maximum:
            message = f"Raccourcissez ce texte : {maximum} caractères au plus."
            yield Violation(f"ADRESSE.{name.upper()}.TROP_LONG", message, (f"{champ}.{name}",))


_ABSENTS = {
    "voie": "Saisissez le numéro et la voie, par exemple 10 rue Saint-Étienne.",
    "code_postal": "Saisissez le code postal, 5 chiffres.",
    "ville": "Saisissez la ville.",
}


def plain_voie(voie: str) -> str:
    """A street without accents, case or punctuation, its short forms written out: `10bis, Av. Foch` gives
    `10 bis avenue foch`. Applying it twice changes nothing more."""
    words = _CHIFFRE_LETTRES.sub(r"\1 \2", fold(voie)).split()
    return " ".join(_ABREGES.get(word, word).lstrip("0") or "0" for word in words)


def plain_ville(ville: str) -> str:
    """A town in the same way, without its CEDEX."""
    return _CEDEX.sub("", plain_voie(ville))


def keys(adresse: Adresse) -> frozenset[str]:
    """What two records of one address have in common: its key of the Base adresse nationale, or its plain text."""
    text = "|".join((plain_voie(adresse.voie), adresse.code_postal, plain_ville(adresse.ville)))
    return frozenset({text, f"ban:{adresse.ban_id}"} if adresse.ban_id else {text})


def near(one: Adresse, other: Adresse) -> bool:
    """Whether two addresses may well be one: same street and town, the number written otherwise or missing."""
    if plain_ville(one.ville) != plain_ville(other.ville):
        return False
    (number, street), (other_number, other_street) = _split(one.voie), _split(other.voie)
    return street == other_street and (number == other_number or not number or not other_number)


def _split(voie: str) -> tuple[str, str]:
    """The first number of a street and the words of its name: `10 bis a 12 rue x` gives `10` and `rue x`."""
    words = plain_voie(voie).split()
    number = words[0] if words and words[0].isdigit() else ""
    rest = words
    while number and rest and (rest[0].isdigit() or len(rest[0]) == 1 or rest[0] in _SUFFIXES):
        rest = rest[1:]
    return number, " ".join(rest)


_SUFFIXES = frozenset({"bis", "ter", "quater"})
