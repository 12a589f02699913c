"""Mails of the product: text and HTML from one pair of templates, one link at most, sent through SES."""

from email.message import EmailMessage
from email.policy import SMTP

from services.domain.profil import Profil
from services.shared import aws
from services.shared.page import Aide, Cadre, render


class Mail:
    """Sends mails from one address, in the frame of one profile."""

    def __init__(self, sender: str, profil: Profil) -> None:
        self._sender = sender
        self._product = profil.nom
        aide = Aide(profil.contact.courriel, profil.contact.telephones)
        self._cadre = Cadre(profil.nom, profil.carif, profil.code, profil.region_nom, aide)
        self._ses = aws.client("sesv2")

    def send(self, to: str, subject: str, template: str, **data: object) -> None:
        """Send the mail of `template` (a pair `{template}.txt`, `{template}.html`, of the frame `shared/courriel`).

        Raises ValueError when `to` or `subject` holds a line break: nobody adds a header through a name.
        """
        message = EmailMessage(policy=SMTP)
        message["From"] = f"{self._product} <{self._sender}>"
        message["To"] = to
        message["Subject"] = subject
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(render(f"{template}.txt", cadre=self._cadre, **data))
        message.add_alternative(render(f"{template}.html", cadre=self._cadre, **data), subtype="html")
        self._ses.send_email(
            FromEmailAddress=self._sender,
            Destination={"ToAddresses": [to]},
            Content={"Raw": {"Data": message.as_bytes()}},
        )
