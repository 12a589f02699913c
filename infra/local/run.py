"""Starts the platform, tells the person where it is, and stops it."""

import argparse
import asyncio
import contextlib
import logging
import logging.handlers
import os
import signal
import socket
import sys
import threading
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from infra.local.data_dir import DataDir, open_data_dir
from infra.local.environment import ROOT, prepare
from infra.local.ports import listen, listen_near
from infra.local.refusals import EngineChanged, Refused

READY = "Moteur prêt."
DEFAULT_PROFIL = "ofeli"  # the one that has demo data
Doors = list[socket.socket]


def run(arguments: Sequence[str]) -> int:
    """The exit status: 0 after a clean stop, 2 when the platform would not start."""
    options = _parse(arguments)
    try:
        with open_data_dir(_data_dir(options).resolve(), fresh=options.fresh) as data:
            doors = listen(options.port)
            engine_doors = listen_near(_port(doors) + 1)
            _log_to(data.journal)
            prepare(data, _port(engine_doors))
            status = asyncio.run(_live(data, doors, engine_doors, None if options.empty else options))
    except (Refused, EngineChanged) as reason:
        print(reason, file=sys.stderr, flush=True)
        return 2
    # Threads of the engine wait hours on their task tokens; all is saved, so nobody waits for them.
    logging.shutdown()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m infra.local", description="Cariflow sur cette machine.")
    parser.add_argument("--port", type=int, default=8000, help="le port de la plateforme (0 : un port libre)")
    parser.add_argument("--fresh", action="store_true", help="efface les données locales et repart de zéro")
    parser.add_argument("--profil", choices=_profils(), default=DEFAULT_PROFIL, help="le Carif-Oref")
    parser.add_argument(
        "--registres", type=_folder, default="", help="un dossier de fichiers, à la place des registres"
    )
    parser.add_argument("--data-dir", type=Path, help="le dossier des données")
    parser.add_argument("--empty", action="store_true", help="le moteur seul, rien de déployé (pour les tests)")
    return parser.parse_args(arguments)


def _folder(typed: str) -> str:
    """The whole path of a folder: functions are started elsewhere."""
    if typed and not Path(typed).is_dir():
        raise argparse.ArgumentTypeError(f"« {typed} » n’est pas un dossier")
    return str(Path(typed).resolve()) if typed else ""


def _profils() -> list[str]:
    return sorted(file.stem for file in (ROOT / "profiles").glob("*.toml"))


def _data_dir(options: argparse.Namespace) -> Path:
    """Each profile has a folder of its own: its numbers have another form."""
    if options.data_dir:
        return Path(options.data_dir)
    return ROOT / (".cariflow" if options.profil == DEFAULT_PROFIL else f".cariflow-{options.profil}")


def _port(doors: Doors) -> int:
    number: int = doors[0].getsockname()[1]
    return number


def _log_to(journal: Path) -> None:
    """Everything in the journal, what matters on the terminal."""
    terminal = logging.StreamHandler()
    terminal.setLevel(logging.WARNING)
    file = logging.handlers.RotatingFileHandler(journal, maxBytes=5_000_000, backupCount=1, encoding="utf-8")
    journal.chmod(0o600)
    logging.basicConfig(
        level=logging.INFO, handlers=[terminal, file], format="%(asctime)s %(levelname)s %(name)s %(message)s"
    )
    for chatty in ("hypercorn.error", "botocore", "watchfiles"):
        logging.getLogger(chatty).setLevel(logging.WARNING)


async def _live(data: DataDir, doors: Doors, engine_doors: Doors, options: argparse.Namespace | None) -> int:
    from infra.local.host import Host

    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    async with Host(data, doors, engine_doors).open():
        if options is None:  # the engine alone
            _end_with_parent(asyncio.get_running_loop(), stop.set)
            print(READY, flush=True)
            await stop.wait()
            return 0
        return await _serve_platform(data, options, stop)


async def _serve_platform(data: DataDir, options: argparse.Namespace, stop: asyncio.Event) -> int:
    from infra.local.install import install
    from infra.local.reload import watch

    installing = _beside(lambda: install(data, options.profil, options.registres, _say))
    stopping = asyncio.create_task(stop.wait())
    either: list[asyncio.Future[Any]] = [installing, stopping]
    await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
    if not installing.done():
        installing.cancel()
        return 0
    try:
        installing.result()
    except Refused as reason:
        print(reason, file=sys.stderr, flush=True)
        return 2
    except Exception:  # noqa: BLE001 — shown in full; the engine is then stopped cleanly, as at any other end
        traceback.print_exc()
        return 1
    with contextlib.suppress(asyncio.CancelledError):
        await asyncio.gather(stopping, watch(stop))
    print("Arrêt : données enregistrées.", flush=True)
    return 0


def _say(text: str) -> None:
    print(text, flush=True)


def _beside(work: Callable[[], None]) -> asyncio.Future[None]:
    """The end of blocking work; whoever stops meanwhile does not wait for it, as the loop's own threads would."""
    loop = asyncio.get_running_loop()
    result: asyncio.Future[None] = loop.create_future()

    def settle(error: BaseException | None) -> None:
        if result.cancelled():
            return
        if error is None:
            result.set_result(None)
        else:
            result.set_exception(error)

    def run() -> None:
        error: BaseException | None = None
        try:
            work()
        except Exception as raised:  # noqa: BLE001 — carried over to the loop, which raises it
            error = raised
        with contextlib.suppress(RuntimeError):  # the loop has closed: nobody waits any more
            loop.call_soon_threadsafe(settle, error)

    threading.Thread(target=run, daemon=True).start()
    return result


def _end_with_parent(loop: asyncio.AbstractEventLoop, stop: Callable[[], None]) -> None:
    """A test run that is killed closes our standard input: an engine must not outlive it."""

    def wait() -> None:
        sys.stdin.read()
        loop.call_soon_threadsafe(stop)

    threading.Thread(target=wait, daemon=True).start()
