"""The mailbox page: every mail the platform sent, newest first, for no mail leaves this machine."""

import html
import json
import re
from base64 import b64encode
from datetime import datetime
from hashlib import sha256
from typing import Any
from zoneinfo import ZoneInfo

from infra.local.answers import Answer, Receive, Scope, Send

PATH = "/boite-aux-lettres"
_STYLE = (
    "body{font:1rem/1.5 system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem}"
    "article{border-top:1px solid #767676;padding:1rem 0}h2{margin:0;font-size:1.2rem}"
    "dt{float:left;clear:left;width:4rem}dl{margin:.5rem 0}"
    "pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit}"
)
_CSP = (
    f"default-src 'none'; style-src 'sha256-{b64encode(sha256(_STYLE.encode()).digest()).decode()}'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_PAGE = """<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Boîte aux lettres – Cariflow</title><style>{style}</style></head>
<body><header><p><a href="/">Retour à Cariflow</a></p><h1>Boîte aux lettres</h1>
<p>Les messages que Cariflow aurait envoyés : ici, aucun ne quitte cette machine.</p></header>
<main>{mails}</main></body></html>
"""
_MAIL = """<article id="{id}"><h2>{subject}</h2>
<dl><dt>À</dt><dd>{to}</dd><dt>De</dt><dd>{sender}</dd><dt>Le</dt><dd>{sent_at}</dd></dl><pre>{text}</pre></article>
"""
_URL = re.compile(r"https?://[^\s<>\"]*[^\s<>\".,;:!?)]")


def mails() -> list[dict[str, Any]]:
    """Every mail sent, newest first: id, sender, to (list), subject, text, html (or None), sent_at (ISO, Paris)."""
    from ministack.services import ses

    sent = [mail for box in list(ses._sent_emails._data.values()) for mail in list(box)]
    return [_told(mail) for mail in sorted(sent, key=lambda mail: mail["Timestamp"], reverse=True)]


def _told(mail: dict[str, Any]) -> dict[str, Any]:
    sent_at = datetime.fromtimestamp(mail["Timestamp"], ZoneInfo("Europe/Paris"))
    return {
        "id": mail["MessageId"].partition("@")[0],
        "sender": mail["Source"],
        "to": [*mail.get("To", []), *mail.get("CC", []), *mail.get("BCC", [])],
        "subject": str(mail.get("RenderedSubject") or mail.get("Subject", "")),
        "text": mail.get("RenderedBodyText") or mail.get("BodyText", ""),
        "html": mail.get("RenderedBodyHtml") or mail.get("BodyHtml") or None,
        "sent_at": sent_at.isoformat(timespec="seconds"),
    }


async def page(scope: Scope, _receive: Receive, send: Send) -> None:
    """The mails as a page."""
    shown = "".join(_article(mail) for mail in mails()) or "<p>Aucun message pour l’instant.</p>"
    body = _PAGE.format(style=_STYLE, mails=shown).encode()
    headers = [(b"content-security-policy", _CSP.encode()), (b"cache-control", b"no-store")]
    # A link opened from here must not carry this page's address, nor its own token, any further.
    headers.append((b"referrer-policy", b"no-referrer"))
    await Answer(200, body, "text/html; charset=utf-8", headers).send(send)


async def as_json(scope: Scope, _receive: Receive, send: Send) -> None:
    """The mails for a program."""
    body = json.dumps(mails(), ensure_ascii=False).encode()
    await Answer(200, body, "application/json", [(b"cache-control", b"no-store")]).send(send)


def _article(mail: dict[str, Any]) -> str:
    sent_at = datetime.fromisoformat(mail["sent_at"]).strftime("%d/%m/%Y à %H h %M")
    return _MAIL.format(
        id=html.escape(mail["id"]),
        subject=html.escape(mail["subject"]) or "(sans objet)",
        to=html.escape(", ".join(mail["to"])),
        sender=html.escape(mail["sender"]),
        sent_at=sent_at,
        text=_with_links(mail["text"]),
    )


def _with_links(text: str) -> str:
    parts, end = [], 0
    for url in _URL.finditer(text):
        address = html.escape(url.group())
        parts += [html.escape(text[end : url.start()]), f'<a href="{address}">{address}</a>']
        end = url.end()
    return "".join([*parts, html.escape(text[end:])])
