"""The folder that keeps an installation between two runs: its state, its files, its keys, and a lock.

`.cariflow/` holds readable passwords of demo accounts (the engine stores them so): it is 0700 and nothing in it
is for anyone else.
"""

import fcntl
import json
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import IO, Any

from infra.local.refusals import Refused

ENGINE = "ministack 1.5.33"
_FRESH = "lancez « make run FRESH=1 » pour repartir de zéro (les données locales seront effacées)"
_OURS = {
    "installation.json",
    "verrou",
    "cles.json",
    "etat",
    "fichiers",
    "journal.log",
    "journal.log.1",
    "marche.json",
    "comptes.json",
}


@dataclass(frozen=True)
class Credentials:
    """The engine's root key, drawn at random for each installation."""

    key_id: str
    secret: str


@dataclass(frozen=True)
class DataDir:
    """Where each thing is; made by `open_data_dir`."""

    path: Path

    @property
    def state(self) -> Path:
        return self.path / "etat"

    @property
    def objects(self) -> Path:
        return self.path / "fichiers"

    @property
    def journal(self) -> Path:
        return self.path / "journal.log"

    @property
    def running(self) -> Path:
        """What a client needs to reach the running engine: written when it is ready, removed when it stops."""
        return self.path / "marche.json"

    @property
    def accounts(self) -> Path:
        """The demo's accounts; `null` while they are being made."""
        return self.path / "comptes.json"

    @cached_property
    def credentials(self) -> Credentials:
        file = self.path / "cles.json"
        if not file.exists():
            write_private(file, {"key_id": f"AKIA{secrets.token_hex(8).upper()}", "secret": secrets.token_urlsafe(30)})
        return Credentials(**_read_json(file))


def write_private(file: Path, content: Any) -> None:
    """Write JSON readable by its owner only, whole or not at all."""
    draft = file.with_suffix(".tmp")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
        json.dump(content, out)
    draft.replace(file)


@contextmanager
def open_data_dir(path: Path, *, fresh: bool = False) -> Iterator[DataDir]:
    """Make or reopen the folder, and keep it locked inside this block.

    Raises `Refused` when another instance runs on it, when it is not ours, or when what it holds cannot be read.
    """
    _refuse_foreign(path)
    path.mkdir(parents=True, exist_ok=True)
    path.chmod(0o700)
    with _lock(path):
        if fresh:
            _wipe(path)
        data = DataDir(path)
        _check_installation(data)
        for folder in (data.state, data.objects):
            folder.mkdir(mode=0o700, exist_ok=True)
        _check_state(data)
        yield data


def _refuse_foreign(path: Path) -> None:
    """A folder with anything else in it is not ours to fill, still less to wipe."""
    if path.exists() and not path.is_dir():
        raise Refused(f"« {path} » n’est pas un dossier : choisissez un autre dossier de données.")
    foreign = sorted({entry.name for entry in path.iterdir()} - _OURS) if path.is_dir() else []
    if any(not name.endswith(".tmp") for name in foreign):
        raise Refused(f"Le dossier « {path} » contient autre chose que des données locales de Cariflow ({foreign[0]}).")


def _lock(path: Path) -> IO[str]:
    handle = (path / "verrou").open("a")
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        handle.close()
        raise Refused(f"Cariflow tourne déjà sur le dossier « {path} » : arrêtez-le d’abord.") from None
    return handle


def _wipe(path: Path) -> None:
    for entry in path.iterdir():
        if entry.name == "verrou":
            continue
        if entry.is_dir():
            shutil.rmtree(entry)
        else:
            entry.unlink()


def _check_installation(data: DataDir) -> None:
    marker = data.path / "installation.json"
    if not marker.exists():
        if data.state.exists():
            raise Refused(f"Le dossier de données « {data.path} » est incomplet : {_FRESH}.")
        write_private(marker, {"engine": ENGINE})
    if _read_json(marker).get("engine") != ENGINE:
        # Nothing is known of how the engine reads the state written by another version of itself.
        raise Refused(f"Les données de « {data.path} » viennent d’une autre version du moteur : {_FRESH}.")


def _check_state(data: DataDir) -> None:
    """The engine silently starts empty on a file it cannot read: people would believe their work lost."""
    for file in sorted(data.state.glob("*.json")):
        _read_json(file)


def _read_json(file: Path) -> dict[str, str]:
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
    except (ValueError, OSError) as unreadable:
        raise Refused(f"Le fichier « {file} » est illisible ou à moitié écrit : {_FRESH}.") from unreadable
    if not isinstance(content, dict):
        raise Refused(f"Le fichier « {file} » est illisible ou à moitié écrit : {_FRESH}.")
    return content
