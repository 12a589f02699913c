"""Where an organisation is responsible, and where it trains for others (F065)."""

import pytest

from services.domain.errors import NotFound
from services.domain.events import FormationApproved
from services.domain.rights import Principal, Role
from services.domain.session import OrganismeFormateur
from services.offers import app
from services.offers.model import Comme, Fiche
from services.offers.store import Store
from services.offers.use_cases import Offers, Reponses
from services.shared.table import Table
from tests.builders import STRUCTURE, a_formation, a_principal, a_session, a_structure
from tests.services.events import Answer, Context, event
from tests.services.offers.conftest import NOW, published

OF, STAFF = a_principal(), a_principal(Role.DOCUMENTALISTE)
AUTRE = a_structure(numero="99P", siret="43256884800027", raison_sociale="3 SIGMA")
SIGMA = a_principal(structures={"99P": Role.OF_SAISIE}, nom="Autre")
BY_SIGMA = (OrganismeFormateur(siret="432 568 848 00027", raison_sociale="3 SIGMA"),)


@pytest.fixture
def both(offers: Offers, reponses: Reponses) -> Offers:
    """The portal with a second organisation, 99P."""
    reponses.hear_structure(published().model_copy(update={"id": "autre", "structure": AUTRE}))
    return offers


def approved(fiche: Fiche) -> FormationApproved:
    formation = fiche.courante.formation
    return FormationApproved(
        at=NOW,
        numero=fiche.numero,
        version=fiche.courante.n,
        formation=formation,
        decideur="Anne Martin",
        decideur_role="documentaliste",
    )


def out(offers: Offers, reponses: Reponses, formateurs: tuple[OrganismeFormateur, ...], request: str = "c") -> Fiche:
    """A formation of STRUCTURE that is out, given by these."""
    session = a_session(numero="", formateurs=formateurs)
    fiche = offers.create(OF, STRUCTURE, a_formation(sessions=(session,)), request)
    offers.submit(OF, fiche.numero, fiche.revision, f"{request}-envoi")
    reponses.hear_approved(approved(offers.read(OF, fiche.numero).fiche))
    return offers.read(OF, fiche.numero).fiche


def ask(resource: str, who: Principal = OF, **query: str) -> Answer:
    return Answer.of(app.people(event("GET", resource, who=who, query=query), Context()))


def numbers(offers: Offers, who: Principal, structure: str) -> list[str]:
    return [ligne.numero for ligne in offers.trained(who, structure).lignes]


def test_f065_an_organisation_sees_where_it_trains_for_another(both: Offers, reponses: Reponses) -> None:
    fiche = out(both, reponses, BY_SIGMA)
    tableau = both.trained(SIGMA, "99P")
    assert [(ligne.numero, tableau.responsables[ligne.structure]) for ligne in tableau.lignes] == [
        (fiche.numero, a_structure().nom)
    ]
    assert tableau.en_diffusion == 1
    assert both.dashboard(SIGMA, "99P").lignes == ()
    assert numbers(both, OF, STRUCTURE) == [], "it is responsible, and somebody else trains"


def test_f065_who_names_nobody_trains_itself(both: Offers, reponses: Reponses) -> None:
    fiche = out(both, reponses, ())
    assert numbers(both, OF, STRUCTURE) == [fiche.numero]
    assert numbers(both, SIGMA, "99P") == []


def test_what_is_not_out_is_known_to_the_responsible_organisation_alone(both: Offers, reponses: Reponses) -> None:
    session = a_session(numero="", formateurs=BY_SIGMA)
    draft = both.create(OF, STRUCTURE, a_formation(sessions=(session,)), "c")
    both.submit(OF, draft.numero, draft.revision, "envoi")
    assert numbers(both, SIGMA, "99P") == []
    fiche = out(both, reponses, BY_SIGMA, "d")
    both.save(OF, fiche.numero, lambda f: f.model_copy(update={"intitule": "Secret"}), fiche.revision, "e")
    [ligne] = both.trained(SIGMA, "99P").lignes
    assert (ligne.numero, ligne.badge) == (fiche.numero, "diffusee")
    assert ligne.intitule != "Secret"


def test_a_formation_that_leaves_diffusion_leaves_who_trains_in_it(
    both: Offers, reponses: Reponses, table: Table
) -> None:
    fiche = out(both, reponses, BY_SIGMA)
    both.archive(OF, fiche.numero, "archiver")
    assert numbers(both, SIGMA, "99P") == []
    assert [*table.query(f"FICHE#{fiche.numero}", "FORMATEUR#")] == []


def test_a_new_version_may_name_somebody_else(both: Offers, reponses: Reponses) -> None:
    fiche = out(both, reponses, BY_SIGMA)
    changed = fiche.courante.formation
    session = changed.sessions[0].model_copy(update={"formateurs": ()})
    both.save(OF, fiche.numero, lambda f: f.with_session(session), fiche.revision, "e")
    assert numbers(both, SIGMA, "99P") == [fiche.numero], "not before the Carif accepts it"
    both.submit(OF, fiche.numero, fiche.revision + 1, "f")
    reponses.hear_approved(approved(both.read(OF, fiche.numero).fiche))
    assert numbers(both, SIGMA, "99P") == []
    assert numbers(both, OF, STRUCTURE) == [fiche.numero]


def test_nobody_looks_at_the_formations_of_another_organisation(both: Offers) -> None:
    with pytest.raises(NotFound):
        both.trained(SIGMA, STRUCTURE)
    for resource in ("/formations", "/formations/comptes"):
        for comme in Comme:
            assert ask(resource, SIGMA, structure=STRUCTURE, comme=comme).status == 404
            assert ask(resource, STAFF, structure=STRUCTURE, comme=comme).status == 200


def test_f065_the_record_shows_true_counts_by_state(both: Offers, reponses: Reponses) -> None:
    out(both, reponses, BY_SIGMA)
    both.create(OF, STRUCTURE, a_formation(sessions=()), "brouillon")
    page = ask("/formations/comptes", structure=STRUCTURE).page
    tiles = page.xpath("//a[contains(@class, 'compteur') and contains(@href, 'comme=responsable')]")
    counts = {str(tile.get("href")): tile.text_content().split()[0] for tile in tiles}
    assert counts[f"/formations?structure={STRUCTURE}&comme=responsable&etat=diffusion"] == "1"
    assert counts[f"/formations?structure={STRUCTURE}&comme=responsable&etat=en_creation"] == "1"
    [shown] = page.xpath("//a[@class='govuk-link' and contains(@href, 'comme=responsable')]")
    assert shown.text_content().replace("\xa0", " ").startswith("2 formations")


def test_f065_the_list_of_either_kind_counts_by_state_and_leads_to_what_one_may_open(
    both: Offers, reponses: Reponses
) -> None:
    fiche = out(both, reponses, BY_SIGMA)
    own = ask("/formations", SIGMA, comme="formateur")
    assert f"{fiche.numero}, responsable : {a_structure().nom}" in own.text
    assert not own.page.xpath(f"//main//a[@href='/formations/{fiche.numero}']"), "the record is not theirs to open"
    assert "En diffusion (1)" in own.text
    of_the_carif = ask("/formations", STAFF, structure=STRUCTURE)
    assert of_the_carif.page.xpath(f"//main//a[@href='/formations/{fiche.numero}']")
    [create] = of_the_carif.page.xpath("//a[.='Créer une formation']/@href")
    assert create == f"/formations/nouvelle?structure={STRUCTURE}", "on behalf of the one that is looked at"
    searched = ask("/formations", STAFF, structure=STRUCTURE, q="zzz")
    assert searched.page.xpath("//input[@name='structure']/@value") == [STRUCTURE]


def test_a_crash_never_leaves_a_formation_out_without_who_trains_in_it(
    both: Offers, reponses: Reponses, table: Table
) -> None:
    fiche = out(both, reponses, BY_SIGMA)
    written = table.get(f"FICHE#{fiche.numero}", "FORMATEUR#43256884800027")
    assert written is not None
    assert written.demande == table.get(f"FICHE#{fiche.numero}", "FICHE").demande  # type: ignore[union-attr]  # just written
    assert Store(table).formees("43256884800027")[0].formateurs == ("43256884800027",)
