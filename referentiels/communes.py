"""The communes of France: which go with a postcode, which has a code, and whether a typed town and postcode agree.

The file is searched as text, each commune followed by the former ones it holds: making objects of its 40,000 lines
would cost a page 0.2 s. Department and region of a commune are read off its code (`territoires`).
"""

import difflib
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from referentiels.identifiants import check_code_postal, normalise_code_postal
from referentiels.territoires import departement_of_code_postal, departement_of_commune, region_of_commune
from referentiels.texte import fold

FICHIER = Path(__file__).parent / "donnees" / "communes.csv"
COLONNES = ("code", "nom", "codes_postaux", "actuelle")
_CEDEX = re.compile(r"\bcedex\b(?:\s*\d{1,2})?\s*$", re.IGNORECASE)
_DISTRICT = re.compile(r"(paris|lyon|marseille) 0?(\d{1,2})(?:er|e|eme|nd|d)?(?: arrondissement)?")
_ABREGES = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes"}
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})
_RESSEMBLANCE = 0.75  # difflib's ratio: «Orleens» and «Orléans» are at 0.86, «Olivet» and «Orléans» at 0.46
_LONGUEUR_MAX = 60  # the longest name of a commune has 45 letters
_MONTRES = 5


class Commune(NamedTuple):
    """A commune of today, or what still bears a name or a code of its own inside one.

    `actuelle` is the code of the commune of today that holds it: its own, but for merged communes and for the districts
    of Paris, Lyon and Marseille.
    """

    code: str
    nom: str
    codes_postaux: tuple[str, ...]
    actuelle: str

    @property
    def departement(self) -> str | None:
        """INSEE code of its department."""
        return departement_of_commune(self.actuelle)

    @property
    def region(self) -> str | None:
        """INSEE code of its region."""
        return region_of_commune(self.actuelle)


class _Groupe(NamedTuple):
    """A commune of today with the former ones and the districts it holds."""

    commune: Commune
    parties: tuple[Commune, ...]


def by_code(code_insee: str) -> Commune | None:
    """The commune or district of that INSEE code, also by a code that a merger took from it."""
    trouvees = [c for g in _groups(f"\n{code_insee},") for c in (g.commune, *g.parties) if c.code == code_insee]
    return trouvees[0] if trouvees else None


def by_code_postal(code_postal: str) -> tuple[Commune, ...]:
    """The communes of today that this postcode delivers to, by code; a CEDEX has none."""
    return tuple(groupe.commune for groupe in _delivered(code_postal))


def find(code_postal: str, ville: str) -> Commune | None:
    """The commune of today that is meant; also by the name of one that merged into it, or of a district."""
    return _names_at(code_postal).get(_key(ville))


def check(code_postal: str, ville: str) -> str | None:
    """None when the postcode delivers to that town, else a French sentence that proposes what may be meant."""
    if refus := check_code_postal(code_postal):
        return refus
    code_postal, ville = normalise_code_postal(code_postal), " ".join(ville.split())[:_LONGUEUR_MAX]
    if not ville:
        return "Écrivez le nom de la ville."
    if _is_cedex(code_postal, ville):
        return None
    noms = _names_at(code_postal)
    if not noms:
        return _no_such_postcode(code_postal, ville)
    return None if _key(ville) in noms else _no_such_town(code_postal, ville, noms)


def _is_cedex(code_postal: str, ville: str) -> bool:
    # The post gives firms postcodes of their own, under the name of a sorting office: no list of communes has them.
    return _CEDEX.search(ville) is not None and departement_of_code_postal(code_postal) is not None


def _no_such_postcode(code_postal: str, ville: str) -> str:
    refus = f"Le code postal {code_postal} n’est celui d’aucune commune"
    propositions = _postcodes_of(code_postal, ville) or "Vérifiez-le"
    return f"{refus}. {propositions}. Pour un CEDEX, ajoutez « CEDEX » après la ville."


def _no_such_town(code_postal: str, ville: str, noms: dict[str, Commune]) -> str:
    refus = f"Aucune commune de code postal {code_postal} ne s’appelle « {ville} »"
    if proches := difflib.get_close_matches(_key(ville), noms, n=1, cutoff=_RESSEMBLANCE):
        return f"Vouliez-vous dire {_shown(noms[proches[0]])} ? {refus}."
    if propositions := _postcodes_of(code_postal, ville):
        return f"{refus}. {propositions}."
    montres = [_shown(commune) for commune in by_code_postal(code_postal)]
    reste = ", etc" if len(montres) > _MONTRES else ""
    return f"{refus}. Avec ce code postal : {', '.join(montres[:_MONTRES])}{reste}."


def _postcodes_of(code_postal: str, ville: str) -> str:
    """«Orléans a pour code postal 45000 ou 45100», of the towns so named in the department, else in France."""
    cle, departement = _key(ville), departement_of_code_postal(code_postal)
    partout = [g.commune for g in _groups(f",{ville},".lower(), _minuscules())]
    voisines = [c for c in _of_departement(departement or "") if _key(c.nom) == cle]
    communes = [c for c in voisines or partout if c.codes_postaux][:_MONTRES]
    return " ; ".join(f"{_shown(c)} a pour code postal {' ou '.join(c.codes_postaux[:_MONTRES])}" for c in communes)


def _shown(commune: Commune) -> str:
    return commune.nom.replace("'", "’")


def _names_at(code_postal: str) -> dict[str, Commune]:
    """Every name that stands for a commune of today at this postcode; on the same name, today wins."""
    groupes = _delivered(code_postal)
    anciens = {_key(p.nom): g.commune for g in groupes for p in g.parties if _at(code_postal, p, g)}
    return anciens | {_key(g.commune.nom): g.commune for g in groupes}


def _at(code_postal: str, partie: Commune, groupe: _Groupe) -> bool:
    # A merged commune has the postcodes of the whole, a district of Paris has its own
    return code_postal in (partie.codes_postaux or groupe.commune.codes_postaux)


def _key(nom: str) -> str:
    """What two spellings of one town share: no accent, hyphen nor ligature, «St» in full, «Lyon 3e» as a number."""
    mots = fold(nom[:_LONGUEUR_MAX].casefold().translate(_LIGATURES)).split()
    cle = " ".join(_ABREGES.get(mot, mot) for mot in mots)
    district = _DISTRICT.fullmatch(cle)
    return f"{district[1]} {int(district[2])}" if district else cle


def _delivered(code_postal: str) -> list[_Groupe]:
    # A postcode looks like the code of a commune: the column decides
    return [g for g in _groups(code_postal) if code_postal in g.commune.codes_postaux] if code_postal.isdigit() else []


def _of_departement(departement: str) -> Iterator[Commune]:
    for ligne in re.findall(rf"^{departement}\d.*$", _texte(), re.MULTILINE) if departement else ():
        if len(ligne.split(",")) < len(COLONNES):
            yield _commune(ligne)


def _groups(morceau: str, texte: str | None = None) -> list[_Groupe]:
    """The communes of today in whose lines, or in those of what they hold, these characters stand."""
    texte = _texte() if texte is None else texte
    debuts: dict[int, None] = {}
    position = texte.find(morceau)
    while position >= 0:
        debuts[_start_of_group(position + morceau.startswith("\n"))] = None
        position = texte.find(morceau, position + 1)
    return [_group_at(debut) for debut in debuts]


def _start_of_group(position: int) -> int:
    texte = _texte()
    debut = texte.rfind("\n", 0, position) + 1
    while texte.count(",", debut, texte.index("\n", debut)) == len(COLONNES) - 1:
        debut = texte.rfind("\n", 0, debut - 1) + 1
    return debut


def _group_at(debut: int) -> _Groupe:
    texte = _texte()
    lignes: list[str] = []
    while debut < len(texte):
        fin = texte.index("\n", debut)
        ligne = texte[debut:fin]
        if lignes and ligne.count(",") < len(COLONNES) - 1:
            break
        lignes.append(ligne)
        debut = fin + 1
    commune, *parties = map(_commune, lignes)
    return _Groupe(commune, tuple(p if p.nom else p._replace(nom=commune.nom) for p in parties))


def _commune(ligne: str) -> Commune:
    code, nom, codes_postaux, *actuelle = ligne.split(",")
    return Commune(code, nom, tuple(codes_postaux.split()), actuelle[0] if actuelle else code)


@cache
def _texte() -> str:
    """The lines without the header, each between two line breaks."""
    return "\n" + FICHIER.read_text(encoding="utf-8").partition("\n")[2]


@cache
def _minuscules() -> str:
    # Character by character the same length, or positions would not carry over
    return _texte().lower()
