"""The acts of an operator: open an account of the Carif, erase an account, give a partner its key, import a LHEO file.

    python -m infra.operate [--local] compte COURRIEL NOM [--prenom P] --role documentaliste|superviseur
    python -m infra.operate [--local] cle PARTENAIRE NOM
    python -m infra.operate [--local] telephone-perdu COURRIEL
    python -m infra.operate [--local] supprimer-compte COURRIEL
    python -m infra.operate [--local] importer FICHIER --structure NUMERO

`--local` means what `make run` runs here; without it, the stack of the AWS account one is signed in to.
"""

import argparse
import hashlib
import sys
from pathlib import Path
from uuid import uuid4

from infra.installation import STACK, Installation
from infra.local.access import local_access
from infra.local.environment import ROOT
from lheo import LheoError, Repair, read, upgrade
from services.domain.errors import Refusal
from services.domain.rights import Principal, Role

OPERATEUR = Principal(sub="operateur", nom="Opérateur", carif=Role.SUPERVISEUR)


def main(arguments: list[str]) -> int:
    """Exit code 0 when it is done, 1 when it is refused, 2 on wrong use."""
    options = _parser().parse_args(arguments)
    try:
        access = local_access(options.donnees) if options.local else {}
        installation = Installation(access, options.pile)
        if options.acte == "compte":
            open_account(installation, options.courriel, options.nom, options.prenom, Role(options.role))
        elif options.acte == "telephone-perdu":
            forget_second_factor(installation, options.courriel)
        elif options.acte == "supprimer-compte":
            erase_account(installation, options.courriel)
        elif options.acte == "cle":
            give_key(installation, options.partenaire, options.nom)
        else:
            import_file(installation, options.fichier, options.structure)
    except (Refusal, LheoError, OSError) as refusal:
        print(refusal, file=sys.stderr)
        return 1
    return 0


def open_account(installation: Installation, courriel: str, nom: str, prenom: str, role: Role) -> None:
    """An account of the Carif; its owner gets the activation link by mail."""
    with installation.service("registration") as wiring:
        wiring.accounts().open_staff_account(courriel, nom, prenom, role)
    print(f"Compte ouvert : {courriel} ({role.value}). Le lien d’activation est parti par courriel.")


def forget_second_factor(installation: Installation, courriel: str) -> None:
    """Somebody lost the telephone: at the next sign-in the product asks to enrol another one."""
    with installation.service("registration") as wiring:
        wiring.accounts().forget_second_factor(courriel)
    print(f"{courriel} enrôlera une autre application à sa prochaine connexion ; ses connexions sont fermées.")


def erase_account(installation: Installation, courriel: str) -> None:
    """The account of anybody, of the Carif's people too, whom nobody else can erase; refused to a last referent."""
    with installation.service("registration") as wiring:
        wiring.departures().close(courriel, uuid4().hex)
    print(f"Le compte {courriel} est supprimé ; le reste suit dans la minute, un courriel le confirme à la personne.")


def give_key(installation: Installation, partenaire: str, nom: str) -> None:
    """A partner's key, shown once: only its fingerprint is kept."""
    with installation.service("registration") as wiring:
        print(wiring.accounts().give_key(partenaire, nom))


def import_file(installation: Installation, fichier: Path, structure: str) -> list[str]:
    """The formations of a LHEO file, 2.2 or 2.3, as drafts of a structure; answers their numbers.

    The same file imported twice makes its drafts once: each formation's request is named after file and rank.
    """
    name, numeros = hashlib.sha256(fichier.read_bytes()).hexdigest()[:24], []
    with installation.service("offers") as wiring:
        for rank, element in enumerate(read(fichier, tolerant=True, on_repair=_tell), 1):
            formation, _ = upgrade(element)
            fiche, remarques = wiring.offers().import_lheo(OPERATEUR, structure, formation, f"{name}-{rank}")
            numeros.append(fiche.numero)
            print(f"{fiche.numero}  {fiche.courante.formation.intitule}")
            for remarque in remarques:
                if not remarque.technique:
                    print(f"    {remarque.chemin} : {remarque.message}")
    return numeros


def _tell(repair: Repair) -> None:
    print(f"    ligne {repair.ligne}, {repair.chemin} : {repair.message}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m infra.operate", description="Les actes d’exploitation.")
    parser.add_argument("--local", action="store_true", help="l’installation de cette machine (make run)")
    parser.add_argument("--donnees", type=Path, default=ROOT / ".cariflow", help="son dossier de données")
    parser.add_argument("--pile", default=STACK, help="le nom de la pile CloudFormation")
    actes = parser.add_subparsers(dest="acte", required=True)
    compte = actes.add_parser("compte", help="ouvre un compte du Carif")
    compte.add_argument("courriel")
    compte.add_argument("nom")
    compte.add_argument("--prenom", default="")
    compte.add_argument("--role", choices=[Role.DOCUMENTALISTE.value, Role.SUPERVISEUR.value], required=True)
    perdu = actes.add_parser("telephone-perdu", help="laisse enrôler une autre application de codes")
    perdu.add_argument("courriel")
    supprimer = actes.add_parser("supprimer-compte", help="supprime le compte d’une personne, Carif compris")
    supprimer.add_argument("courriel")
    cle = actes.add_parser("cle", help="donne sa clé d’accès à un partenaire")
    cle.add_argument("partenaire")
    cle.add_argument("nom")
    importer = actes.add_parser("importer", help="importe un fichier LHÉO en brouillons d’une structure")
    importer.add_argument("fichier", type=Path)
    importer.add_argument("--structure", required=True)
    return parser


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
