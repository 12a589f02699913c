"""The person to speak to."""

from services.domain.adresse import Adresse
from services.domain.value import Value


class Contact(Value):
    """A person or a desk (LHEO `contact-formation`, `contact-organisme`); exported only when `diffusable`.

    `types` are codes of the LHEO table dict-type-contact (1 référent handicap, 3 référent pédagogique, 5 directeur,
    14 référent apprentissage). `numero` is ours, for those of an organisation's address book (12C); `principal`: the
    person responsible for the establishment (F062), at most one per organisation.
    """

    numero: str = ""
    nom: str = ""
    prenom: str = ""
    civilite: str = ""
    fonction: str = ""
    autre_fonction: str = ""
    telephone: str = ""
    mobile: str = ""
    telecopie: str = ""
    courriel: str = ""
    types: tuple[str, ...] = ()
    diffusable: bool = False
    principal: bool = False
    adresse: Adresse | None = None

    @property
    def joignable(self) -> bool:
        """A telephone or an e-mail is given."""
        return bool(self.telephone or self.mobile or self.courriel)

    @property
    def nom_complet(self) -> str:
        """First name and surname, as one is addressed."""
        return f"{self.prenom} {self.nom}".strip()

    @property
    def fonction_complete(self) -> str:
        """The function, and the other one or the department (D043)."""
        return ", ".join(part for part in (self.fonction, self.autre_fonction) if part)
