"""Whom a mail tells of the Carif's message, and what the page promises of it (F020, F038)."""

from services.domain.events import FormationReturned, FormationSubmitted, Motif
from services.domain.rights import Principal, Role
from services.registration import app, wiring
from services.registration.model.compte import Compte, address_fingerprint
from services.shared.trace import Trace
from tests.builders import a_formation
from tests.services.events import Answer, Context, event
from tests.services.registration.conftest import LOGIN, NOW, Registration

CLAIRE = Principal("claire", "Claire Petit", carif=Role.DOCUMENTALISTE)


def compte() -> Compte:
    found = wiring.store().compte_of(address_fingerprint(LOGIN))
    assert found is not None
    return found


def told(registration: Registration) -> list[str]:
    """Who gets a mail when the Carif writes, after what was said before."""
    registration.deliver()
    before = len(registration.mails())
    wiring.messages().write(CLAIRE, "1P", "general", "Voici ce qu’il en est.", "réponse")
    registration.deliver()
    return [mail["To"] for mail in registration.mails()[before:]]


def reachable_at(*courriels: str) -> None:
    """The record in force, with other addresses of its own."""
    fiche = wiring.fiches().fiche("1P")
    assert fiche is not None
    structure = fiche.structure.model_copy(update={"courriels": courriels, "telephones": ("+33238778335",)})
    trace = Trace(NOW, "Modification", "Claire Petit", "superviseur")
    wiring.fiches().publish(fiche, structure, request="adresses", trace=trace, facts=[])


def page(who: Principal) -> Answer:
    params = {"structure": "1P", "objet": "general"}
    return Answer.of(app.people(event("GET", "/messages/{structure}/{objet}", who=who, params=params), Context()))


def test_f020_an_answer_is_told_to_whoever_asked_though_the_record_has_no_address(registration: Registration) -> None:
    registration.active()
    reachable_at()
    aurelie = compte().principal()
    assert "vous serez prévenu par courriel" in page(aurelie).text
    wiring.messages().write(aurelie, "1P", "general", "Quand ouvre la campagne ?", "question")
    assert told(registration) == [LOGIN]


def test_f020_an_answer_is_told_at_the_address_of_whoever_asked_and_not_at_the_published_one(
    registration: Registration,
) -> None:
    registration.active()
    reachable_at("accueil@of.example")
    wiring.messages().write(compte().principal(), "1P", "general", "Quand ?", "question")
    assert told(registration) == [LOGIN]


def test_f020_whoever_asked_and_left_is_told_nothing_and_the_referents_are(registration: Registration) -> None:
    registration.active()
    reachable_at("accueil@of.example")
    gone = Principal("partie", "Ève Partie", {"1P": Role.OF_SAISIE})
    wiring.messages().write(gone, "1P", "general", "Quand ?", "question")
    assert told(registration) == [LOGIN]


def test_f020_where_no_account_is_usable_the_organisation_s_own_address_is_told(registration: Registration) -> None:
    registration.accepted()
    reachable_at("accueil@of.example")
    assert told(registration) == ["accueil@of.example"]


def test_f020_where_nobody_can_be_told_the_page_promises_no_mail(registration: Registration) -> None:
    registration.accepted()
    reachable_at()
    invited = compte().principal()
    assert "Aucun courriel ne peut vous prévenir" in page(invited).text
    assert "personne ne sera prévenu" in page(CLAIRE).text
    assert told(registration) == []


def test_a_decision_on_a_formation_reaches_the_referents_of_a_record_without_a_published_address(
    registration: Registration,
) -> None:
    registration.active()
    told_of = a_decision(registration)
    assert told_of == [], "offers itself writes to a published address"
    reachable_at()
    told_of = a_decision(registration)
    assert told_of == [LOGIN]


def a_decision(registration: Registration) -> list[str]:
    """Who gets a mail from this service when a formation comes back."""
    formation, before = a_formation(numero="12F", structure="1P"), len(registration.mails())
    wiring.formations().hear_submitted(
        FormationSubmitted(at=NOW, numero="12F", version=1, formation=formation, structure_nom="OF", auteur="Aurélie")
    )
    returned = FormationReturned(
        at=NOW,
        numero="12F",
        version=1,
        structure="1P",
        decideur="Claire Petit",
        decideur_role="documentaliste",
        motifs=(Motif(code="AUTRE", texte="Précisez."),),
    )
    registration.hear(returned)
    return [mail["To"] for mail in registration.mails()[before:]]
