"""``python -m lheo validate|convert|stats|diff``: LHEO files, checked, converted, counted, compared."""

import argparse
import json
import os
import sys
from collections.abc import Callable
from dataclasses import asdict

from lheo.commande.convert import convert
from lheo.commande.diff import diff
from lheo.commande.entree import entree
from lheo.commande.stats import stats
from lheo.commande.validate import Validation
from lheo.erreurs import LheoError
from lheo.lecture.reparation import Repair
from lheo.passage import Changement
from lheo.versions import Version

FINE, FOUND, UNREADABLE, INTERRUPTED = 0, 1, 2, 130


def main(arguments: list[str] | None = None) -> int:
    """Runs one command. Returns 0 when all is well, 1 when something was found, 2 when the file or the use is wrong."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # a terminal may lack our accents
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        return command(options)
    except LheoError as error:
        print(f"Illisible : {error}", file=sys.stderr)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    except OSError as error:
        print(f"{error.filename or 'fichier'} : {error.strerror or error}", file=sys.stderr)
    except KeyboardInterrupt:
        return INTERRUPTED
    return UNREADABLE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m lheo", description="Fichiers LHÉO 2.2 et 2.3.")
    commands = parser.add_subparsers(required=True, metavar="commande")
    one = commands.add_parser("validate", help="dire tout ce qui est à corriger")
    one.add_argument("file", metavar="FICHIER", help="« - » pour l’entrée standard ; gzip accepté")
    one.add_argument("--schema", action="store_true", help="seulement ce que le schéma officiel refuse")
    one.add_argument("--json", action="store_true", help="un objet JSON par constat et par ligne")
    one.add_argument("--exemples", type=int, default=3, metavar="N", help="constats montrés par groupe (3)")
    one.set_defaults(command=_validate)
    two = commands.add_parser("convert", help="passer d’une version à l’autre")
    two.add_argument("--to", type=Version, choices=list(Version), required=True, metavar="2.2|2.3")
    two.add_argument("--tolerant", action="store_true", help="réparer en lisant")
    two.add_argument("--json", action="store_true", help="le compte rendu en JSON, un objet par ligne")
    two.add_argument("source", metavar="ENTRÉE")
    two.add_argument("target", metavar="SORTIE", help="« - » pour la sortie standard ; gzip si le nom finit par .gz")
    two.set_defaults(command=_convert)
    three = commands.add_parser("stats", help="compter ce que contient un fichier")
    three.add_argument("file", metavar="FICHIER")
    three.add_argument("--json", action="store_true")
    three.set_defaults(command=_stats)
    four = commands.add_parser("diff", help="dire ce qui a changé d’un fichier à l’autre")
    four.add_argument("before", metavar="AVANT")
    four.add_argument("after", metavar="APRÈS")
    four.set_defaults(command=_diff)
    return parser


def _validate(options: argparse.Namespace) -> int:
    validation = Validation(options.file, schema_only=options.schema)
    for line in validation.json_lines() if options.json else validation.lines(options.exemples):
        print(line)
    return FOUND if validation.errors else FINE


def _convert(options: argparse.Namespace) -> int:
    def tell(change: Changement | Repair) -> None:
        if options.json:
            print(json.dumps(asdict(change), ensure_ascii=False), file=sys.stderr)
        else:
            print(f"{change.code} {change.chemin} : {change.message} [{change.avant}]", file=sys.stderr)

    convert(options.source, options.target, options.to, tell, tolerant=options.tolerant)
    return FINE


def _stats(options: argparse.Namespace) -> int:
    counts = stats(entree(options.file))
    if options.json:
        print(json.dumps(counts, ensure_ascii=False))
    else:
        width = max(map(len, counts))
        for name, value in counts.items():
            print(f"{name:{width}}  {value}")
    return FINE


def _diff(options: argparse.Namespace) -> int:
    changes = 0
    for line in diff(entree(options.before), entree(options.after)):
        changes += 1
        print(line)
    return FOUND if changes else FINE


if __name__ == "__main__":
    sys.exit(main())
