"""What happens at each start once the engine answers: deploy, load the demo data once, tell the addresses."""

import importlib
import importlib.util
import json
from collections.abc import Callable, Iterable, Mapping

from infra.local.data_dir import DataDir, write_private
from infra.local.engine import Engine
from infra.local.environment import ROOT
from infra.local.mailbox import PATH as MAILBOX
from infra.local.refusals import Refused

TEMPLATE = ROOT / "template.yaml"
_DEMO = "infra.local.demo"
_STOP = "  Ctrl-C pour arrêter ; « make run FRESH=1 » pour repartir de zéro.\n"
Account = Mapping[str, str]


def parameters(url: str, profil: str = "ofeli", registres: str = "") -> dict[str, str]:
    """What a local installation answers to the template's parameters; those it does not declare are left aside."""
    return {
        "Profil": profil,
        "AdressePublique": url,
        "Expediteur": "ne-pas-repondre@cariflow.example",
        "Registres": "fichier",
        "DossierRegistres": registres,
        "SecondFacteur": "facultatif",  # the demo's people have no telephone
    }


def install(data: DataDir, profil: str, registres: str, tell: Callable[[str], None]) -> None:
    """Deploy template.yaml under a profile, `tell` the addresses, then load the demo data once and tell its accounts.

    `registres` is the folder of files that answer for the national registers; empty, the sample's.
    Raises `Refused`.
    """
    if not TEMPLATE.exists():
        raise Refused(f"Il manque « {TEMPLATE} » : rien à déployer.")
    engine = Engine.running(data.path)
    engine.deploy(TEMPLATE, parameters(engine.url, profil, registres))
    tell(_addresses(engine, data))
    if importlib.util.find_spec(_DEMO) is not None:
        if not data.accounts.exists():
            tell("  Chargement des données de démonstration…")
        tell(_accounts(once(data, lambda: _load_demo(engine))))
    tell(_STOP)


def once(data: DataDir, load: Callable[[], list[Account]]) -> list[Account]:
    """The accounts that `load` made, now or at an earlier start. Raises `Refused` when that one did not finish."""
    if data.accounts.exists():
        known: list[Account] | None = json.loads(data.accounts.read_text(encoding="utf-8"))
        if known is None:
            raise Refused("Les données de démonstration sont à moitié chargées : lancez « make run FRESH=1 ».")
        return known
    write_private(data.accounts, None)
    accounts = load()
    write_private(data.accounts, accounts)
    return accounts


def _load_demo(engine: Engine) -> list[Account]:
    """What `infra.local.demo.load(engine)` answers: one mapping per account."""
    accounts: list[Account] = [dict(account) for account in importlib.import_module(_DEMO).load(engine)]
    engine.save()
    return accounts


def _addresses(engine: Engine, data: DataDir) -> str:
    lines = ["", f"  Cariflow            {engine.url}/", f"  Boîte aux lettres   {engine.url}{MAILBOX}"]
    lines += [f"  Données             {data.path} (mots de passe lisibles : comptes de démonstration seulement)"]
    if engine.deployment.inert:
        lines += [f"  Absent en local     {', '.join(engine.deployment.inert)}"]
    return "\n".join([*lines, ""])


def _accounts(accounts: Iterable[Account]) -> str:
    """One line of whatever the demo says of each account, in its order."""
    rows = ["    " + "   ".join(str(value) for value in account.values()) for account in accounts]
    return "\n".join(["  Comptes de démonstration :", *rows, ""])
