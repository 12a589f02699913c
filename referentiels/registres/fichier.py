"""Answers the same questions from files in the registers' own formats: last night's list, the demo's samples."""

from collections.abc import Iterable, Iterator
from http import HTTPStatus
from math import dist
from pathlib import Path

from referentiels.identifiants import normalise_numero_activite, normalise_siren, normalise_siret
from referentiels.registres import ban, sirene
from referentiels.registres.appel import Reponse
from referentiels.registres.constater import constater, parse_json, read_as
from referentiels.registres.liste_of import choose_by_number, choose_by_siren, read_csv
from referentiels.registres.modele import AdresseTrouvee, Constat, Declaration, Etablissement, Source
from referentiels.registres.ports import Clock
from referentiels.texte import fold

ECHANTILLONS = Path(__file__).parent.parent / "donnees" / "echantillons"


class EtablissementsEnFichier:
    """Answers of API Sirene kept in a file, one JSON object a line, read by the very parser of the web service."""

    def __init__(self, lignes: Iterable[str], clock: Clock) -> None:
        self._reponses = dict(_by_siret(lignes))
        self._clock = clock

    def by_siret(self, siret: str) -> Constat[Etablissement]:
        """`INCONNU` for all that the file does not hold."""
        return constater(Source.SIRENE, self._clock, lambda: self._ask(normalise_siret(siret)))

    def _ask(self, siret: str) -> tuple[Etablissement, bytes]:
        reponse = self._reponses.get(siret, Reponse(HTTPStatus.NOT_FOUND, b""))
        return sirene.parse(reponse, siret), reponse.body


def _by_siret(lignes: Iterable[str]) -> Iterator[tuple[str, Reponse]]:
    for ligne in lignes:
        if ligne.strip():
            corps = ligne.encode()
            yield parse_json(corps)["etablissement"]["siret"], Reponse(HTTPStatus.OK, corps)


class DeclarationsEnFichier:
    """The list of organisations, in memory by number and by legal unit (2 kB a line: 300 MB for all of France)."""

    def __init__(self, lignes: Iterable[str], clock: Clock) -> None:
        self._clock = clock
        self._par_numero: dict[str, Declaration] = {}
        self._par_siren: dict[str, list[Declaration]] = {}
        for declaration in read_csv(lignes):
            if isinstance(declaration, Declaration):
                self._add(declaration)

    def _add(self, declaration: Declaration) -> None:
        self._par_siren.setdefault(declaration.siren, []).append(declaration)
        for ancien in declaration.anciens_numeros:
            self._par_numero.setdefault(ancien, declaration)
        self._par_numero[declaration.numero_activite] = declaration

    def by_numero_activite(self, numero_activite: str) -> Constat[Declaration]:
        """By the number of today or one of before."""
        numero = normalise_numero_activite(numero_activite)
        return constater(Source.LISTE_OF, self._clock, lambda: self._find_number(numero))

    def by_siren(self, siren: str) -> Constat[tuple[Declaration, ...]]:
        """All declarations of a legal unit."""
        siren = normalise_siren(siren)
        return constater(Source.LISTE_OF, self._clock, lambda: self._find_siren(siren))

    def _find_number(self, numero: str) -> tuple[Declaration, bytes]:
        trouvee = self._par_numero.get(numero)
        declaration = choose_by_number((trouvee,) if trouvee else (), numero)
        return declaration, declaration.model_dump_json().encode()

    def _find_siren(self, siren: str) -> tuple[tuple[Declaration, ...], bytes]:
        trouvees = choose_by_siren(self._par_siren.get(siren, ()), siren)
        return trouvees, "".join(d.model_dump_json() for d in trouvees).encode()


_VOISINAGE = 0.01  # degrees: about a kilometre


class AdressesEnFichier:
    """An answer of the Base Adresse Nationale kept in a file: an address is found by the words it has."""

    def __init__(self, corps: bytes, clock: Clock) -> None:
        self._reponse = read_as(parse_json(corps), ban.ReponseBan)
        self._clock = clock

    def search(self, texte: str, code_insee: str | None = None) -> Constat[tuple[AdresseTrouvee, ...]]:
        """Those that have every typed word, the likeliest first."""
        return constater(Source.BAN, self._clock, lambda: self._find(set(fold(texte).split()), code_insee))

    def _find(self, mots: set[str], code_insee: str | None) -> tuple[tuple[AdresseTrouvee, ...], bytes]:
        lues = sorted(self._reponse.features, key=lambda lue: -lue.properties.score)
        retenues = tuple(
            lue
            for lue in lues
            if mots and mots <= set(fold(lue.properties.label).split())
            if code_insee in {None, "", lue.properties.citycode}
        )
        return self._found(retenues)

    def near(self, latitude: str, longitude: str) -> Constat[tuple[AdresseTrouvee, ...]]:
        """Those in the neighbourhood, the nearest first."""
        return constater(Source.BAN, self._clock, lambda: self._around((float(longitude), float(latitude))))

    def _around(self, position: tuple[float, float]) -> tuple[tuple[AdresseTrouvee, ...], bytes]:
        by_distance = sorted(
            (dist(position, lue.geometry.coordinates), rang) for rang, lue in enumerate(self._reponse.features)
        )
        return self._found(tuple(self._reponse.features[rang] for loin, rang in by_distance if loin < _VOISINAGE))

    def _found(self, retenues: tuple[ban.Adresse, ...]) -> tuple[tuple[AdresseTrouvee, ...], bytes]:
        reponse = ban.ReponseBan(features=retenues)
        return ban.found(reponse), reponse.model_dump_json().encode()


def sample_etablissements(clock: Clock, dossier: Path = ECHANTILLONS) -> EtablissementsEnFichier:
    """The establishments of the demo, or of another folder of such files."""
    with (dossier / "sirene.jsonl").open(encoding="utf-8") as lignes:
        return EtablissementsEnFichier(lignes, clock)


def sample_declarations(clock: Clock, dossier: Path = ECHANTILLONS) -> DeclarationsEnFichier:
    """The declarations of the demo, or of another folder."""
    with (dossier / "liste-publique-of.csv").open(encoding="utf-8", newline="") as lignes:
        return DeclarationsEnFichier(lignes, clock)


def sample_adresses(clock: Clock, dossier: Path = ECHANTILLONS) -> AdressesEnFichier:
    """The addresses of the demo, or of another folder."""
    return AdressesEnFichier((dossier / "ban.json").read_bytes(), clock)
