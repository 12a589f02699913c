"""Finds templates and assets by name, and renders.

`offers/fiche.html` is `services/offers/templates/fiche.html`; `shared/…` holds the frames and the macros.
"""

import json
from functools import cache
from pathlib import Path
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, PrefixLoader, StrictUndefined, pass_eval_context, select_autoescape
from jinja2.nodes import EvalContext
from markupsafe import Markup, escape

from services.shared.page import french
from services.shared.page.ecarts import ecarts
from services.shared.page.formulaire import identifiant

SERVICES = Path(__file__).resolve().parents[2]
STATIC = SERVICES / "shared" / "static"
MANIFEST: dict[str, str] = json.loads((STATIC / "manifest.json").read_text(encoding="utf-8"))


def render(template: str, /, **data: object) -> str:
    """The page or mail `<service>/<name>`, filled.

    HTML escapes all that it is given, text files nothing. A name the data lacks raises `jinja2.UndefinedError`:
    a page shows what it was meant to, or fails in its test.
    """
    return environment().get_template(template).render(**data)


def asset(name: str) -> str:
    """The address of a compiled file, `app.css` -> `/static/app.<hash>.css`; raises KeyError for an unknown name."""
    return f"/static/{MANIFEST[name]}"


def has_asset(name: str) -> bool:
    """Whether a file of this name was compiled: a profile may bring its sheet and its logo, or neither."""
    return name in MANIFEST


def requete(parametres: dict[str, str], /, **changements: object) -> str:
    """The query string of the same list seen otherwise: `requete(filtres, tri="date", page=None)`, `?etat=x&tri=date`.

    None takes a parameter away; alone, `?` stands for no parameter at all, and still is a link to the same page.
    """
    wanted = {**parametres, **changements}
    return "?" + urlencode({nom: str(valeur) for nom, valeur in wanted.items() if valeur not in (None, "")})


def fail(reason: str) -> str:
    """Lets a macro refuse to render; raises ValueError."""
    raise ValueError(reason)


@pass_eval_context
def paragraphes(context: EvalContext, text: str) -> str:
    """Text typed in a field, its line breaks kept as `<br>`; escaped like everything else."""
    lines = [escape(line) for line in text.splitlines()]
    return Markup("<br>\n").join(lines) if context.autoescape else text


@cache
def environment() -> Environment:
    folders = {
        folder.name: FileSystemLoader(folder / "templates")
        for folder in SERVICES.iterdir()
        if (folder / "templates").is_dir()
    }
    built = Environment(
        loader=PrefixLoader(folders),
        autoescape=select_autoescape(disabled_extensions=("txt",), default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        cache_size=-1,
    )
    built.globals |= {
        "asset": asset,
        "ecarts": ecarts,
        "fail": fail,
        "has_asset": has_asset,
        "identifiant": identifiant,
        "pluriel": french.pluriel,
        "requete": requete,
    }
    built.filters |= {
        "date_fr": french.date_fr,
        "date_heure_fr": french.date_heure_fr,
        "date_longue_fr": french.date_longue_fr,
        "heure_fr": french.heure_fr,
        "nombre_fr": french.nombre_fr,
        "octets_fr": french.octets_fr,
        "paragraphes": paragraphes,
        "pluriel": french.pluriel,
    }
    return built
