"""Watches the tree: changed code is taken at the next request, a changed template asks for a restart."""

import asyncio
from pathlib import Path

from watchfiles import DefaultFilter, awatch

from infra.local.environment import ROOT
from infra.local.workers import replace_workers

_CODE = ("services", "lheo", "referentiels", "profiles")
_PLAN = ("template.yaml", "infra/workflows")


async def watch(stop: asyncio.Event, root: Path = ROOT) -> None:
    """Runs until `stop` is set."""
    watched = [path for name in (*_CODE, *_PLAN) if (path := root / name).exists()]
    if not watched:
        return
    async for changes in awatch(*watched, stop_event=stop, watch_filter=DefaultFilter()):
        names = {Path(path).relative_to(root).as_posix() for _, path in changes}
        if any(name.startswith(_PLAN) for name in names):
            print("Le modèle a changé : redémarrez pour le déployer.", flush=True)
        if changed := sorted(name for name in names if not name.startswith(_PLAN)):
            await asyncio.to_thread(replace_workers)
            print(f"Code rechargé ({changed[0]}{' et autres' if changed[1:] else ''}).", flush=True)
