"""An address as it is typed, checked, and compared with another one."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pydantic import ValidationError

from referentiels import communes
from referentiels.identifiants import normalise_code_postal
from referentiels.territoires import departement_of_code_postal, region_of_departement
from services.domain import saisie
from services.domain.adresse import Adresse
from services.domain.errors import Severite, Violation
from services.domain.rules.adresses import ADRESSES_DE_LIEU, sans_numero
from services.domain.texte import fold

AUCUNE = "aucune"  # none of the addresses that were found
VOIE = ("voie", "code_postal", "ville")
# Field -> its name on screen, in the order of every form that asks for an address (D041)
LIBELLES: Mapping[str, str] = {
    "voie": "Numéro et voie",
    "code_postal": "Code postal",
    "ville": "Ville",
    "complement.0": "Direction, service, étage, bureau",
    "complement.1": "Immeuble, bâtiment, zone industrielle",
    "complement.2": "Mention de distribution, lieu-dit",
}
LIGNES = tuple(name for name in LIBELLES if name not in VOIE)
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
_POSITION = re.compile(r"(-?[0-9]{1,2}\.[0-9]{1,8}), ?(-?[0-9]{1,3}\.[0-9]{1,8})")
_CEDEX = re.compile(r" cedex(?: \d+)?$")


@dataclass(frozen=True, slots=True)
class AdresseLue:
    """The address that a form describes, and what could not be read of it."""

    adresse: Adresse
    violations: tuple[Violation, ...] = ()


def read_adresse(typed: Mapping[str, Sequence[str]], champ: str, before: Adresse) -> AdresseLue:
    """The address found in the national base, or typed, under `champ`; `before` itself when it says the same.

    What was located is not replaced by what was typed unless one says so (F057); where nothing was, typing says it.
    """
    read = {name: saisie.read_line(_text(typed, f"{champ}.{name}"), f"{champ}.{name}") for name in LIBELLES}
    if illegible := tuple(value for value in read.values() if isinstance(value, Violation)):
        return AdresseLue(before, illegible)
    texts = {name: value for name, value in read.items() if isinstance(value, str)}
    complement = _lines([texts[name] for name in LIGNES])
    if (chosen := _text(typed, f"{champ}.choix")) and chosen != AUCUNE:
        return _found(chosen, complement, champ, before)
    voie = {name: texts[name] for name in VOIE} | {"code_postal": normalise_code_postal(texts["code_postal"])}
    if all(getattr(before, name) == value for name, value in voie.items()):
        return AdresseLue(before.model_copy(update={"complement": complement}))
    said = before.vide or _text(typed, f"{champ}.manuelle")
    # What was known of the former address (position, key) is not true of another one
    adresse = Adresse(denomination=before.denomination, complement=complement, **voie, **_place(**voie))
    return AdresseLue(adresse, () if said else (_violation("NON_CONFIRMEE", _NON_CONFIRMEE, f"{champ}.manuelle"),))


def position_of(texte: str) -> tuple[str, str] | None:
    """Latitude and longitude, when the text is a position as «Me géolocaliser» writes it (F057): «47.9025, 1.909»."""
    match = _POSITION.fullmatch(texte.strip())
    return (match[1], match[2]) if match else None


def _lines(typed: Sequence[str]) -> tuple[str, ...]:
    """The further lines, each in its place, as far as there are any."""
    filled = [rang for rang, line in enumerate(typed) if line]
    return tuple(typed[: filled[-1] + 1]) if filled else ()


def _found(chosen: str, complement: tuple[str, ...], champ: str, before: Adresse) -> AdresseLue:
    """The address of a choice; what only a forged form can send is no address.

    Its codes decide upon the region (F122), so they are worked out here from post code and town, never believed.
    """
    try:
        found = Adresse.model_validate_json(chosen)
    except ValidationError:
        return AdresseLue(before, (_violation("ILLISIBLE", _ILLISIBLE, f"{champ}.recherche"),))
    voie = {name: getattr(found, name) for name in VOIE}
    place = _place(**voie)
    if found.code_insee and place["code_insee"]:
        if _commune_of(found.code_insee) != place["code_insee"]:
            return AdresseLue(before, (_violation("CONTREDITE", _CONTREDITE, f"{champ}.recherche"),))
        # The national base names the district of Paris, Lyon or Marseille: the finer code of the two
        place["code_insee"] = found.code_insee
    where = {name: getattr(found, name) for name in ("latitude", "longitude", "ban_id")}
    return AdresseLue(Adresse(denomination=before.denomination, complement=complement, **voie, **place, **where))


def _commune_of(code_insee: str) -> str:
    """The commune of today that an INSEE code stands in."""
    commune = communes.by_code(code_insee)
    return commune.actuelle if commune else ""


def _place(voie: str, code_postal: str, ville: str) -> dict[str, str]:
    """The INSEE codes of what was typed, as far as there is such a place."""
    commune = communes.find(code_postal, ville)
    departement = (commune and commune.departement) or departement_of_code_postal(code_postal) or ""
    region = region_of_departement(departement) or ""
    return {"code_insee": commune.code if commune else "", "departement": departement, "region": region}


def typed_of(adresse: Adresse, champ: str) -> dict[str, str]:
    """The texts that the fields of an address show."""
    lines = dict(zip(LIGNES, adresse.complement, strict=False))
    shown = {name: getattr(adresse, name) for name in VOIE} | dict.fromkeys(LIGNES, "") | lines
    return {f"{champ}.{name}": shown[name] for name in LIBELLES}


def searched(typed: Mapping[str, Sequence[str]], champ: str) -> str:
    """What to look for: the words of the search, or else the address as it was typed (F057, «Localiser»)."""
    voie = " ".join(text for name in VOIE if (text := _text(typed, f"{champ}.{name}")))
    return _text(typed, f"{champ}.recherche") or voie


def check_lieu(adresse: Adresse, champ: str) -> Iterable[Violation]:
    """What keeps an address from being one where somebody can be trained (F010, F057, F122)."""
    for code, trouve in ADRESSES_DE_LIEU.items():
        for ecart in trouve(adresse):
            yield Violation(code, ecart.message, tuple(f"{champ}.{name}" for name in ecart.champs))


def advise_lieu(adresse: Adresse, champ: str) -> Iterable[Violation]:
    """What should be looked at in such an address, and stops nothing (F010)."""
    for ecart in sans_numero(adresse):
        yield Violation("ADRESSE.SANS_NUMERO", ecart.message, (f"{champ}.voie",), Severite.ALERTE)


def _text(typed: Mapping[str, Sequence[str]], name: str) -> str:
    return (typed.get(name) or [""])[0].strip()


def _violation(what: str, message: str, champ: str) -> Violation:
    return Violation(f"ADRESSE.{what}", message, (champ,))


_NON_CONFIRMEE = "Cochez « Saisie manuelle » pour garder cette adresse, ou recherchez-la ci-dessus."
_ILLISIBLE = "Recherchez de nouveau l’adresse, puis choisissez-la dans la liste."
_CONTREDITE = "Le code postal, la ville et le code INSEE de cette adresse se contredisent : recherchez-la de nouveau."


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
