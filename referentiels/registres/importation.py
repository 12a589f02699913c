"""Brings the list of organisations at night: downloaded, read, weighed against the former one, and only then used."""

import codecs
from collections.abc import Iterable, Iterator
from urllib.parse import urlencode

from referentiels.registres.appel import Appel, SourceMuette, check_base
from referentiels.registres.liste_importee import POINTEUR, Parution, last_parution
from referentiels.registres.liste_of import BASE, CERTIFICATIONS, COLONNES, FormatInconnu, online_name, read_csv
from referentiels.registres.modele import Declaration
from referentiels.registres.ports import Shelf
from referentiels.registres.tiroirs import Meuble

# From one day to the next a few organisations come and go. Five in a hundred gone at once is a file cut short or half
# exported, and each one lost would be told that its number is unknown.
BAISSE_MAX = 0.05
REJETS_MAX = 0.01  # lines without a usable number or SIREN; beyond, columns have moved
PLANCHER = 50_000  # declarations; the first list has no former one to be weighed against, and France has over 100,000
TAILLE_MAX = 300_000_000  # bytes; the columns asked for make some thirty million
LIGNE_MAX = 1_000_000  # characters; a longer line has lost a quote


class ImportRefuse(Exception):
    """The list that came is not used and the former one stays; the message says why, without any content."""


class Importation:
    """The nightly import. `plancher` is what a list has at least; tests have small ones."""

    def __init__(self, appel: Appel, shelf: Shelf, base: str = BASE, plancher: int = PLANCHER) -> None:
        self._appel, self._shelf, self._base, self._plancher = appel, shelf, check_base(base), plancher

    def run(self, *, malgre_la_baisse: bool = False) -> Parution:
        """The list now in use. Raises ImportRefuse; a drop can be accepted by whoever has looked into it."""
        ancienne = last_parution(self._shelf)
        meuble, rejetees = self._read()
        self._weigh(meuble.lignes, rejetees, None if malgre_la_baisse else ancienne)
        return self._publish(meuble, rejetees)

    def _read(self) -> tuple[Meuble, int]:
        meuble, rejetees = Meuble(), 0
        try:
            for ligne in read_csv(lines_of(self._appel.stream(f"{self._base}/exports/csv?{_question()}", TAILLE_MAX))):
                if isinstance(ligne, Declaration):
                    meuble.add(ligne)
                else:
                    rejetees += 1
        except (SourceMuette, FormatInconnu) as panne:
            raise ImportRefuse(str(panne)) from panne
        return meuble, rejetees

    def _weigh(self, lignes: int, rejetees: int, ancienne: Parution | None) -> None:
        if lignes < self._plancher:
            raise ImportRefuse(f"{lignes} declarations: a list has {self._plancher} at least")
        if rejetees > REJETS_MAX * (lignes + rejetees):
            raise ImportRefuse(f"{rejetees} lines of {lignes + rejetees} cannot be read")
        if ancienne and lignes < (1 - BAISSE_MAX) * ancienne.lignes:
            raise ImportRefuse(f"{lignes} declarations, after {ancienne.lignes}")

    def _publish(self, meuble: Meuble, rejetees: int) -> Parution:
        """The file under a name of its own, then the pointer: nobody reads a list that is half there."""
        tiroirs, bornes = meuble.closed()
        lue_le = self._appel.clock()
        cle = f"liste-of/{lue_le:%Y-%m-%dT%H%M%S}.tiroirs"
        empreinte = self._shelf.write(cle, tiroirs, "application/octet-stream")
        parution = Parution(
            cle=cle, lue_le=lue_le, lignes=meuble.lignes, rejetees=rejetees, empreinte=empreinte, bornes=bornes
        )
        self._shelf.put(POINTEUR, parution.model_dump_json().encode(), "application/json")
        return parution


def _question() -> str:
    # By their technical names and only those that are read: neither activity figures nor addresses abroad
    colonnes = ",".join(online_name(colonne) for colonne in (*COLONNES.values(), *CERTIFICATIONS))
    return urlencode({"select": colonnes, "delimiter": ";", "use_labels": "false"})


def lines_of(morceaux: Iterable[bytes]) -> Iterator[str]:
    """The lines of a UTF-8 file that comes in pieces. Raises FormatInconnu on a line without end."""
    reste = ""
    for texte in codecs.iterdecode(morceaux, "utf-8"):
        *lignes, reste = (reste + texte).split("\n")
        yield from (f"{ligne}\n" for ligne in lignes)
        if len(reste) > LIGNE_MAX:
            raise FormatInconnu("a line without end")
    if reste:
        yield reste
