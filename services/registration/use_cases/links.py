"""The one-time links that open an account: made here, sent by mail, known afterwards by their fingerprint alone."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from services.domain.calendrier import echeance
from services.domain.events import StructureRequested
from services.domain.profil import Profil
from services.registration.model.compte import But, Compte, Lien, fingerprint, new_secret
from services.registration.model.demande import Demande
from services.shared.clock import Clock


class Post(Protocol):
    """Whoever brings mails."""

    def send(self, to: str, subject: str, template: str, **data: object) -> None: ...


class LinkKeeper(Protocol):
    """Whoever keeps links."""

    def save_link(self, lien: Lien, request: str) -> Lien: ...


@dataclass(frozen=True, slots=True)
class Links:
    """Sends the mails of registration."""

    store: LinkKeeper
    clock: Clock
    profil: Profil
    post: Post
    public_url: str

    def invite(self, compte: Compte, structure: str) -> None:
        """Tell somebody that the structure, or the account, is open: with a link to the first password if need be."""
        subject = f"{structure} : votre inscription est acceptée" if structure else f"Votre compte {self.profil.nom}"
        if compte.usable:
            self._write(compte, subject, "acceptee", f"{self.public_url}/connexion", "Me connecter", structure)
        else:
            lien = self._link(compte, But.ACTIVATION)
            self._write(compte, subject, "activation", lien, "Activer mon compte", structure)

    def welcome(self, compte: Compte, structure: str, auteur: str) -> None:
        """Tell somebody that a referent lets him work for a structure."""
        if compte.usable:
            lien, lien_texte = f"{self.public_url}/connexion", "Me connecter"
        else:
            lien, lien_texte = self._link(compte, But.ACTIVATION), "Activer mon compte"
        subject = f"{structure} : vous avez accès à son espace"
        self._write(compte, subject, "membre", lien, lien_texte, structure, auteur=auteur)

    def send_again(self, compte: Compte) -> None:
        """A new link, for a first password or another one."""
        if not compte.usable:
            self.invite(compte, "")
            return
        lien = self._link(compte, But.MOT_DE_PASSE)
        self._write(compte, "Choisir un nouveau mot de passe", "mot_de_passe", lien, "Choisir un mot de passe")

    def acknowledge(self, sent: StructureRequested) -> None:
        """Tell an applicant that the request arrived: its reference, its page, when it is answered at the latest."""
        structure = sent.structure.nom
        self.post.send(
            sent.referent.courriel,
            f"{structure} : votre demande d’inscription est bien reçue",
            "registration/courriels/recue",
            structure=structure,
            numero=sent.structure.numero,
            completee=sent.version > 1,
            heures=24 * self.profil.delais.validation_jours_ouvres,
            avant=echeance(sent.at, self.profil),
            lien=f"{self.public_url}/inscription/{sent.demande}",
            lien_texte="Suivre ma demande",
        )

    def ask_more(self, demande: Demande) -> None:
        """Tell an applicant what the Carif asks for, with the address that opens the request to correct it."""
        self._ask(demande, "votre demande d’inscription est à compléter")

    def remind(self, demande: Demande) -> None:
        """Tell it once more: nothing came since."""
        self._ask(demande, "votre demande d’inscription attend votre réponse", depuis=demande.retournee_le)

    def _ask(self, demande: Demande, objet: str, depuis: datetime | None = None) -> None:
        structure = demande.structure.nom
        self.post.send(
            demande.referent.courriel,
            f"{structure} : {objet}",
            "registration/courriels/a_completer",
            structure=structure,
            depuis=depuis,
            numero=demande.structure.numero,
            motifs=[motif.texte for motif in demande.motifs],
            commentaire=demande.commentaire,
            expire_le=demande.expire_le,
            heures=24 * self.profil.delais.validation_jours_ouvres,
            lien=f"{self.public_url}/inscription/{demande.id}",
            lien_texte="Compléter ma demande",
        )

    def refuse(self, courriel: str, structure: str, motifs: tuple[str, ...], commentaire: str = "") -> None:
        """Tell an applicant that the request is refused, and why."""
        self.post.send(
            courriel,
            f"{structure} : votre demande d’inscription est refusée",
            "registration/courriels/refusee",
            structure=structure,
            motifs=motifs,
            commentaire=commentaire,
            lien=f"{self.public_url}/inscription",
            lien_texte="Faire une nouvelle demande",
        )

    def _link(self, compte: Compte, but: But) -> str:
        secret, now = new_secret(), self.clock.now()
        lien = Lien(
            empreinte=fingerprint(secret),
            but=but,
            sub=compte.sub,
            generation=compte.generation,
            expire_le=now + timedelta(hours=self.profil.delais.lien_heures),
        )
        self.store.save_link(lien, lien.empreinte)
        return f"{self.public_url}/{but.value}/{secret}"

    def _write(
        self, compte: Compte, subject: str, mail: str, lien: str, lien_texte: str, structure: str = "", **data: object
    ) -> None:
        self.post.send(
            compte.courriel,
            subject,
            f"registration/courriels/{mail}",
            structure=structure,
            identifiant=compte.alias,
            heures=self.profil.delais.lien_heures,
            lien=lien,
            lien_texte=lien_texte,
            **data,
        )
