"""The story of the demo: who asks, who decides, what is published, told through the same use cases as the screens."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

from infra.demo import matiere
from infra.demo.services import Together
from infra.installation import Installation
from infra.local.access import local_access
from infra.local.engine import Engine
from services.domain.formation import Formacode, Formation
from services.domain.rights import Principal, Role
from services.registration.model.compte import But
from services.validation.model import Filtre, MotifSaisi

PASSWORD = "Cariflow-2026!"  # noqa: S105 — printed at each start: it opens nothing but the demo of this machine
CLAIRE = Principal(sub="demo-claire", nom="Claire Houix", carif=Role.SUPERVISEUR)
_PUBLISHED = 3  # assurance, and both of comptabilité

ASSURANCE, BOUCHERIE, COMPTABILITE = (
    Formacode(code=code, version="V8", libelle=texte)
    for code, texte in (("41036", "Assurance"), ("21599", "Boucherie"), ("32663", "Comptabilité"))
)


def play(data_dir: Path) -> list[dict[str, str]]:
    """Play it on the engine of that data folder; answers the accounts and keys to print."""
    story = Story(Together(Installation(local_access(data_dir))), Engine.running(data_dir).mails)
    if not story.at_home:
        return [*story.staff(), *story.partners()]
    structure = story.register_structures()
    story.describe(structure)
    return [*story.organisation(), *story.staff(), *story.partners()]


class Story:
    """The demo on one installation. Every act is one that a screen could do."""

    def __init__(self, services: Together, mails: Callable[[], list[dict[str, Any]]]) -> None:
        self._services, self._mails = services, mails
        self._offers = services["offers"]["offers"]
        self._decisions = services["validation"]["decisions"]
        self._accounts = services["registration"]["accounts"]

    @property
    def at_home(self) -> bool:
        """Whether the story takes place in the region of this installation; elsewhere one starts with an empty base."""
        return matiere.REGION in self._offers.profil.regions

    def register_structures(self) -> str:
        """Three requests: one accepted, two in the queue. Answers the number of the first."""
        self._start_counters()
        requests = self._services["registration"]["registrations"]
        for asked in (matiere.OFELI, matiere.TROIS_SIGMA, matiere.SANS_QUALIOPI):
            requests.send(requests.ask(asked, uuid4().hex).id, with_document=False, request=uuid4().hex)
        dossier = self._dossier(lambda ligne: ligne.intitule.startswith("OF "))
        self._decisions.take(CLAIRE, dossier.id, uuid4().hex)
        self._decisions.approve(CLAIRE, dossier.id, vue=1, demande=uuid4().hex)
        return str(dossier.structure)

    def describe(self, structure: str) -> None:
        """The formations of the guide, each left in another state."""
        self._services.until(lambda: self._offers.store.structure(structure))
        who = Principal(sub="demo-laure", nom="Laure Thévenin", structures={structure: Role.OF_REFERENT})
        assurance = self._submit(who, matiere.BTS_ASSURANCE)
        ancien = self._submit(who, matiere.COMPTABLE_ANCIEN)
        comptable = self._submit(who, matiere.COMPTABLE)
        anglais = self._submit(who, matiere.ANGLAIS)
        vins = self._submit(who, matiere.OENOLOGIE)
        self._approve(assurance, ASSURANCE)
        self._approve(ancien, COMPTABILITE)
        self._approve(comptable, COMPTABILITE)
        self._return(anglais)
        self._refuse(vins)
        self._submit(who, matiere.CAP_BOUCHER)
        self._offers.create(who, structure, matiere.BUREAUTIQUE, uuid4().hex)
        self._afterwards(who, archived=ancien, redrafted=comptable, published=assurance)
        self._export()

    def organisation(self) -> list[dict[str, str]]:
        """The account of the accepted structure, whose referent chooses a password by the link in the mail."""
        jeton = self._services.until(self._activation_link)
        access = self._services["registration"]["access"]
        access.choose_password(But.ACTIVATION, jeton, PASSWORD, PASSWORD, uuid4().hex)
        return [_account("Organisme de formation", matiere.OFELI["courriel"])]

    def staff(self) -> list[dict[str, str]]:
        """The accounts of the Carif's people."""
        found = []
        for role, prenom, nom in (
            (Role.DOCUMENTALISTE, "Hugo", "Martin"),
            (Role.SUPERVISEUR, "Claire", "Houix"),
        ):
            courriel = f"{prenom.lower()}.{nom.lower()}@carif.example"
            self._accounts.open_staff_account(courriel, nom, prenom, role, PASSWORD)
            found.append(_account(role.value.capitalize(), courriel))
        return found

    def partners(self) -> list[dict[str, str]]:
        """The partners' keys."""
        return [
            {"qui": f"Clé du partenaire {nom}", "cle": self._accounts.give_key(code, nom)}
            for code, nom in {flux.partenaire: flux.nom for flux in self._offers.profil.flux}.items()
        ]

    # ─── one act each ────────────────────────────────────────────────────────

    def _start_counters(self) -> None:
        for service, counters in matiere.COUNTERS.items():
            for kind, at_least in counters.items():
                self._services.table(service).raise_counter(kind, at_least)

    def _activation_link(self) -> str | None:
        """The one-time secret in the mail that the first structure received, once it has arrived."""
        texts = (mail["text"] for mail in self._mails() if matiere.OFELI["courriel"] in mail["to"])
        found = (re.search(r"/activation/([\w-]+)", text) for text in texts)
        return next((match[1] for match in found if match), None)

    def _submit(self, who: Principal, formation: Formation) -> str:
        fiche = self._offers.create(who, next(iter(who.structures)), formation, uuid4().hex)
        self._offers.submit(who, fiche.numero, fiche.revision, uuid4().hex)
        return str(fiche.numero)

    def _approve(self, numero: str, formacode: Formacode) -> None:
        self._decide(numero, lambda d, id: d.approve(CLAIRE, id, vue=1, formacodes=[formacode], demande=uuid4().hex))

    def _return(self, numero: str) -> None:
        motifs = [
            MotifSaisi(
                code="OBJECTIF.INSUFFISANT",
                champ="objectif",
                texte="Précisez les compétences visées : que saura faire la personne au téléphone, et à quel niveau ?",
            ),
            MotifSaisi(code="PRE_REQUIS.ABSENTS", champ="pre_requis", texte="Indiquez le niveau d’anglais attendu."),
        ]
        self._decide(
            numero,
            lambda d, id: d.ask_completion(
                CLAIRE, id, vue=1, motifs=motifs, commentaire="Presque prête : deux précisions.", demande=uuid4().hex
            ),
        )

    def _refuse(self, numero: str) -> None:
        texte = "Cette activité de loisir n’est pas une action de formation professionnelle (article L6313-1)."
        motif = MotifSaisi(code="HORS_CHAMP", champ="", texte=texte)
        self._decide(numero, lambda d, id: d.refuse(CLAIRE, id, vue=1, motifs=[motif], demande=uuid4().hex))

    def _decide(self, numero: str, decide: Callable[[Any, str], object]) -> None:
        dossier = self._dossier(lambda ligne: ligne.numero == numero)
        self._decisions.take(CLAIRE, dossier.id, uuid4().hex)
        decide(self._decisions, dossier.id)

    def _dossier(self, wanted: Callable[[Any], bool]) -> Any:
        def look() -> Any:
            return next((ligne for ligne in self._decisions.queue(CLAIRE, Filtre.TOUS).lignes if wanted(ligne)), None)

        return self._services.until(look)

    def _afterwards(self, who: Principal, *, archived: str, redrafted: str, published: str) -> None:
        def all_published() -> bool:
            return all(self._offers.read(who, numero).fiche.publiee for numero in (archived, redrafted, published))

        self._services.until(all_published)
        self._offers.archive(who, archived, uuid4().hex)
        fiche = self._offers.read(who, redrafted).fiche
        self._offers.save(
            who,
            redrafted,
            lambda f: f.model_copy(update={"contenu": f"{f.contenu}\n- Préparer un contrôle fiscal"}),
            fiche.revision,
            uuid4().hex,
        )

    def _export(self) -> None:
        """The first files of the feeds, as the night would write them."""
        publications, exports = self._services["export"]["publications"], self._services["export"]["exports"]
        self._services.until(lambda: len(list(publications.store.publications())) == _PUBLISHED)
        for flux in exports.profil.flux:
            exports.request(CLAIRE, flux.code, uuid4().hex)
        self._services.until(lambda: all(exports.store.dernier(flux.code) for flux in exports.profil.flux))


def _account(qui: str, courriel: str) -> dict[str, str]:
    return {"qui": qui, "courriel": courriel, "mot de passe": PASSWORD}
