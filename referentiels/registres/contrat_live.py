"""Calls the real registers with one known SIRET and says which fields came or went since the samples were written.

Never in CI: `python -m referentiels.registres.contrat_live --siret 73282932000074 --contact moi@exemple.fr`,
with `--cle-sirene FILE` (the key alone in a file) to ask INSEE too. Exit status 1 when a known field is gone, 2 when a
service did not answer.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from referentiels.identifiants import check_siret, normalise_siret, siren_of
from referentiels.registres import ban, liste_of, recherche_entreprises, sirene
from referentiels.registres.appel import Appel, SourceMuette
from referentiels.registres.constater import ReponseIllisible, parse_json
from referentiels.registres.fichier import ECHANTILLONS

PERDU, MUET = 1, 2


@dataclass(frozen=True)
class Controle:
    """One question to one service, and the sample its answer must resemble."""

    nom: str
    url: str
    echantillon: str
    entetes: tuple[tuple[str, str], ...] = ()


def keys_of(donnees: Any, chemin: str = "") -> Iterator[str]:
    """`a`, `a.b`, `c[].d`: every key at any depth. Null hides what is below it."""
    if isinstance(donnees, dict):
        for nom, valeur in donnees.items():
            yield f"{chemin}{nom}"
            yield from keys_of(valeur, f"{chemin}{nom}.")
    if isinstance(donnees, list):
        for valeur in donnees:
            yield from keys_of(valeur, f"{chemin.removesuffix('.')}[].")


def differences(attendu: Any, recu: Any) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(keys gone, keys new). A key below one that is null, or in an empty list, is neither."""
    connues, lues = set(keys_of(attendu)), set(keys_of(recu))
    vides = tuple(_empty_paths(recu))
    perdues = {cle for cle in connues - lues if not cle.startswith(vides)}
    return tuple(sorted(perdues)), tuple(sorted(lues - connues))


def _empty_paths(donnees: Any, chemin: str = "") -> Iterator[str]:
    if isinstance(donnees, dict):
        for nom, valeur in donnees.items():
            if valeur in (None, [], {}):
                yield from (f"{chemin}{nom}.", f"{chemin}{nom}[].")
            yield from _empty_paths(valeur, f"{chemin}{nom}.")
    if isinstance(donnees, list):
        for valeur in donnees:
            yield from _empty_paths(valeur, f"{chemin.removesuffix('.')}[].")


def controles(siret: str, cle: str | None) -> Iterator[Controle]:
    """What there is to ask; INSEE only with a key."""
    if cle:
        entete = ((sirene.ENTETE_CLE, cle),)
        yield Controle("Sirene 3.11", f"{sirene.BASE}/siret/{siret}", "sirene.jsonl", entete)
    question = recherche_entreprises.query(siret)
    base = recherche_entreprises.BASE
    yield Controle("Recherche d’entreprises", f"{base}/search?{question}", "recherche-entreprises.json")
    question = urlencode({"where": f'siren="{siren_of(siret)}"', "limit": 1})
    yield Controle("Liste publique des OF", f"{liste_of.BASE}/records?{question}", "liste-publique-of-ods.json")
    # A public square, not the address of a person
    question = ban.query("place du Martroi Orléans", "45234")
    yield Controle("Base Adresse Nationale", f"{ban.BASE}/search?{question}", "ban.json")


def run(controle: Controle, appel: Appel) -> tuple[int, str]:
    """Exit status and a paragraph for the terminal."""
    # A file of one answer per line is as good a sample as a file of one answer: the first line serves.
    texte = (ECHANTILLONS / controle.echantillon).read_text(encoding="utf-8")
    attendu = json.loads(texte.splitlines()[0] if controle.echantillon.endswith(".jsonl") else texte)
    try:
        reponse = appel.get(controle.url, dict(controle.entetes))
        recu = parse_json(reponse.body)
    except (SourceMuette, ReponseIllisible) as panne:
        return MUET, f"{controle.nom} : {panne}"
    if reponse.status != HTTPStatus.OK:
        return MUET, f"{controle.nom} : réponse {reponse.status}"
    perdues, nouvelles = differences(attendu, recu)
    lignes = [
        f"{controle.nom} : {len(perdues)} champ(s) disparu(s), {len(nouvelles)} nouveau(x)",
        *(f"  - {cle}" for cle in perdues),
        *(f"  + {cle}" for cle in nouvelles),
    ]
    return (PERDU if perdues else 0), "\n".join(lignes)


def main(arguments: Sequence[str], appel: Appel | None = None) -> int:
    """Runs all checks; `appel` stands for the network in tests."""
    lecteur = argparse.ArgumentParser(prog="python -m referentiels.registres.contrat_live", description=__doc__)
    lecteur.add_argument("--siret", required=True)
    lecteur.add_argument("--contact", required=True, help="adresse électronique, donnée aux services appelés")
    lecteur.add_argument("--cle-sirene", type=Path, help="fichier qui contient la clé de l’API Sirene")
    options = lecteur.parse_args(arguments)
    siret = normalise_siret(options.siret)
    if refus := check_siret(siret):
        lecteur.error(refus)
    cle = options.cle_sirene.read_text(encoding="utf-8").strip() if options.cle_sirene else None
    statuts = []
    for controle in controles(siret, cle):
        # One caller per service: the silence of one must not spread to the next.
        statut, texte = run(controle, appel or Appel(options.contact, _now))
        statuts.append(statut)
        sys.stdout.write(f"{texte}\n")
    return max(statuts)


def _now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - a command line has no clock but the machine's


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
