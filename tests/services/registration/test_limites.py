"""Every text of every form at its limit, and one beyond: accepted, then refused at its field in French.

The fields and their limits are read from the forms as they are shown, so that a new one cannot be forgotten: it has a
limit that the page states, or a shape that `FORMES` knows.
"""

import json
import re
from collections.abc import Callable, Mapping
from itertools import count
from typing import Any

import pytest
from lxml.html import HtmlElement

from services.domain.champs_structure import STRUCTURE, Tenu
from services.domain.errors import Severite
from services.registration import wiring
from services.shared.page import identifiant
from tests.services.events import Answer
from tests.services.registration.conftest import TYPED, Registration
from tests.services.registration.test_carnets import CAMPUS, LAURE
from tests.services.registration.test_fiche import CARIF, GESTION, OF, coordonnees, fiche, record, save
from tests.services.registration.test_justificatifs import another, arrive, begin, join, look

__all__ = ["record"]

Send = Callable[[Registration, dict[str, Any]], Answer]
_N = count(1)
# What a code of a known shape is at its longest, and one beyond
FORMES: Mapping[str, tuple[str, str]] = {
    "siret": ("000 000 075 00028", "000 000 075 000280"),
    "numero_activite": ("24 18 00023 18", "24 18 00023 180"),
    "uai": ("0450049J", "04500490J"),
    "code_postal": ("45000", "450000"),
    "telephone": ("+33 2 38 77 83 35", "+33 2 38 77 83 350"),
    "mobile": ("06 12 34 56 78", "06 12 34 56 780"),
    "telecopie": ("+33 2 38 77 83 36", "+33 2 38 77 83 360"),
    "telephones": ("+33 2 38 77 83 35", "+33 2 38 77 83 350"),
    "parent": ("2P", "2P0"),
    "debut": ("31/12/2026", "31/12/20260"),
    "fin": ("31/12/2027", "31/12/20270"),
    "valable_jusqu_au": ("31/12/2027", "31/12/20270"),
}
# The words of a search are looked for, never kept
CHERCHES = {"recherche"}


def kind(name: str) -> str:
    """What a field is, whatever block and line it stands in: `labels.0.numero` is a `numero`, `sites.0` a `sites`."""
    words = [word for word in name.split(".") if not word.isdigit()]
    return "complement" if "complement" in words else words[-1]


def sized(name: str, length: int) -> str:
    """A text that its field accepts but for its length."""
    if kind(name) in {"courriel", "courriels"}:
        host = ".".join(["d" * 30] * 6)[: length - len("a" * 64 + "@.fr")]
        return f"{'a' * 64}@{host}.fr"
    if kind(name) == "sites":
        return "https://exemple.fr/" + "a" * (length - len("https://exemple.fr/"))
    if kind(name) == "ville":
        return "É" * (length - len(" CEDEX 1")) + " CEDEX 1"
    words = ("é" * 9 + " ") * length
    return words[: length - 1] + "é"


def controls(page: HtmlElement) -> dict[str, int]:
    """Every text one may type in the form of a page, and the longest that the page says it takes, 0 if it says none."""
    form = max(page.xpath("//main//form[not(@enctype)]"), key=lambda f: len(f.xpath(".//input[@type!='hidden']")))
    return texts(form)


def texts(form: HtmlElement) -> dict[str, int]:
    """The same of one form."""
    typed = form.xpath(".//textarea|.//input[@type='text' or @type='tel' or @type='email' or @type='url']")
    zone = "ancestor::*[@data-maxlength][1]/@data-maxlength"
    return {str(c.get("name")): int(c.get("maxlength") or next(iter(c.xpath(zone)), 0)) for c in typed}


def bounds(page: HtmlElement) -> list[tuple[str, str, str]]:
    """(field, at its limit, one beyond), of every text of a form."""
    found = []
    for name, longest in controls(page).items():
        if kind(name) in FORMES:
            found.append((name, *FORMES[kind(name)]))
        elif kind(name) not in CHERCHES:
            assert longest, f"{name}: the page states no limit, and FORMES knows no shape of it"
            found.append((name, sized(name, longest), sized(name, longest + 1)))
    return found


# ─── forms that answer at once ───────────────────────────────────────────────


def a_registration(record: Registration, form: dict[str, Any]) -> Answer:
    free = {"siret": FORMES["siret"][0], "numero_activite": FORMES["numero_activite"][0]}
    return record.post("/inscription", {**TYPED, **free, "raison_sociale": "Nouvel organisme", **form})


def a_joining(record: Registration, form: dict[str, Any]) -> Answer:
    base = {name: TYPED[name] for name in ("siret", "nom", "prenom")} | {"courriel": f"a{next(_N)}@exemple.fr"}
    return record.post("/rejoindre", {**base, "demande": f"r{next(_N)}", **form})


def a_member(record: Registration, form: dict[str, Any]) -> Answer:
    base = {"nom": "Besnard", "prenom": "Paul", "courriel": f"p{next(_N)}@exemple.fr", "role": "of_saisie"}
    sent = {**base, "structure": "1P", "demande": f"m{next(_N)}", **form}
    return record.post("/structure/membres", sent, who=OF)


def a_contact(record: Registration, form: dict[str, Any]) -> Answer:
    sent = {**LAURE, "structure": "1P", "demande": f"c{next(_N)}", **form}
    return record.post("/structure/contacts/{numero}", sent, params={"numero": "nouveau"}, who=OF)


def a_place(record: Registration, form: dict[str, Any]) -> Answer:
    elsewhere = {"adresse.voie": f"{next(_N)} Rue Neuve", "structure": "1P", "demande": f"l{next(_N)}"}
    sent = {**CAMPUS, **elsewhere, **form}
    return record.post("/structure/lieux/{lieu}", sent, params={"lieu": "nouveau"}, who=OF)


def a_document(record: Registration, form: dict[str, Any]) -> Answer:
    depot = begin(record)
    arrive(record, depot, another(next(_N)))
    return join(record, depot, **form)


def the_carif_s(record: Registration, form: dict[str, Any]) -> Answer:
    sent = {"revision": str(fiche().revision), "demande": f"g{next(_N)}", **GESTION, **form}
    return record.post("/console/structures/{numero}", sent, params={"numero": "1P"}, who=CARIF)


def page_of(record: Registration, resource: str, **more: Any) -> HtmlElement:
    answer = record.get(resource, query={"structure": "1P"}, **more)
    assert answer.status == 200, answer.text
    return answer.page


def described(record: Registration) -> HtmlElement:
    depot = begin(record)
    arrive(record, depot)
    return look(record, depot).page


FORMS: Mapping[str, tuple[Callable[[Registration], HtmlElement], Send]] = {
    "inscription": (lambda r: a_registration(r, {"raison_sociale": "é" * 251}).page, a_registration),
    "rejoindre": (lambda r: page_of(r, "/rejoindre"), a_joining),
    "membre": (lambda r: page_of(r, "/structure/membres", who=OF), a_member),
    "contact": (lambda r: page_of(r, "/structure/contacts/{numero}", params={"numero": "nouveau"}, who=OF), a_contact),
    "lieu": (lambda r: page_of(r, "/structure/lieux/{lieu}", params={"lieu": "nouveau"}, who=OF), a_place),
    "document": (described, a_document),
    "gestion": (lambda r: page_of(r, "/console/structures/{numero}", params={"numero": "1P"}, who=CARIF), the_carif_s),
}


@pytest.mark.parametrize("form", FORMS)
def test_every_text_is_accepted_at_its_limit_and_refused_one_beyond(record: Registration, form: str) -> None:
    record.accepted(siret="43256884800027", numero_activite="24370253537", courriel="autre@exemple.fr")
    shown, send = FORMS[form]
    found = bounds(shown(record))
    assert found
    for name, longest, beyond in found:
        accepted = send(record, {name: longest})
        assert accepted.status in {200, 303}, (name, longest, accepted.text)
        refused = send(record, {name: beyond})
        assert refused.status == 422, (name, beyond)
        said = refused.page.xpath(f"//*[@id='{identifiant(name)}-erreur']")
        assert said, (name, refused.text)
        assert re.search(r"Erreur : \w.+[.?]$", " ".join(said[0].text_content().split())), name
        value = refused.page.xpath(f"//*[@name='{name}']")[0]
        assert (value.get("value") or value.text_content().strip()) == beyond, "nothing typed is lost"


# ─── the record, whose drafts may stay incomplete ────────────────────────────


BASES: Mapping[str, Callable[[], dict[str, str]]] = {
    "identite": lambda: {"structure": "1P"},
    "coordonnees": lambda: {
        **coordonnees(),
        "adresse.manuelle": "oui",
        "adresse_postale.differente": "oui",
        "adresse_postale.manuelle": "oui",
        "adresse_postale.voie": "1 rue Neuve",
        "adresse_postale.code_postal": "45000",
        "adresse_postale.ville": "Orléans",
    },
    "complement": lambda: {"structure": "1P", "labels.0.code": "EDUFORM"},
}


def blocked(name: str) -> list[str]:
    """What forbids to submit the record because of a field."""
    violations = wiring.records().read(OF, "1P").violations
    return [v.message for v in violations if v.champs[0] == name and v.severite is Severite.BLOQUANT]


@pytest.mark.parametrize("onglet", BASES)
def test_every_text_of_the_record_may_be_submitted_at_its_limit_and_not_one_beyond(
    record: Registration, onglet: str
) -> None:
    page = page_of(record, "/structure/modifier/{onglet}", params={"onglet": onglet}, who=OF)
    base = BASES[onglet]()
    for name, longest, beyond in bounds(page):
        assert save(record, onglet, {**base, name: longest}).status == 303, name
        assert blocked(name) == [], name
        answer = save(record, onglet, {**base, name: beyond})
        if answer.status == 303:  # a draft keeps what is wrong, and says so at its field
            assert blocked(name), (name, json.dumps(beyond))
            shown = page_of(record, "/structure/modifier/{onglet}", params={"onglet": onglet}, who=OF)
            assert shown.xpath(f"//*[@id='{identifiant(name)}-alerte']"), name
        else:
            assert answer.status == 422, name
            assert answer.page.xpath(f"//*[@id='{identifiant(name)}-erreur']"), name


def test_every_field_that_an_organisation_changes_stands_in_one_of_these_forms(record: Registration) -> None:
    shown = {
        name
        for onglet in BASES
        for name in controls(page_of(record, "/structure/modifier/{onglet}", params={"onglet": onglet}, who=OF))
    }
    attributes = {name.split(".")[0] for name in shown}
    assert {c.attribut for c in STRUCTURE if c.tenu is Tenu.ORGANISME} <= attributes
