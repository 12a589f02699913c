"""The person to speak to."""

from services.domain.adresse import Adresse
from services.domain.value import Value


class Contact(Value):
    """A person or a desk (LHEO `contact-formation`, `contact-organisme`); exported only when `diffusable`.

    `types` are codes of the LHEO table dict-type-contact (1 référent handicap, 3 référent pédagogique, 5 directeur,
    14 référent apprentissage).
    """

    nom: str = ""
    prenom: str = ""
    civilite: str = ""
    fonction: str = ""
    telephone: str = ""
    courriel: str = ""
    types: tuple[str, ...] = ()
    diffusable: bool = False
    adresse: Adresse | None = None

    @property
    def joignable(self) -> bool:
        """A telephone or an e-mail is given."""
        return bool(self.telephone or self.courriel)

    @property
    def nom_complet(self) -> str:
        """First name and surname, as one is addressed."""
        return f"{self.prenom} {self.nom}".strip()
