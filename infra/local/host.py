"""One process that holds the engine and the two doors in front of it: the platform's and the engine's own."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator
from typing import Any, cast

from infra.local import mailbox
from infra.local.answers import App
from infra.local.data_dir import DataDir, write_private
from infra.local.edge import Edge
from infra.local.environment import ROOT
from infra.local.guard import Guard
from infra.local.patches import apply_all, resume
from infra.local.saver import Saver, save
from infra.local.workers import replace_workers, stop_workers

STATIC = ROOT / "services" / "shared" / "static"


class Host:
    """The engine, mended and guarded. The environment must be ready: see `environment.prepare`."""

    def __init__(self, data: DataDir, doors: list[socket.socket], engine_doors: list[socket.socket]) -> None:
        from ministack.app import app

        apply_all()
        self._data, self._doors, self._engine_doors = data, doors, engine_doors
        port = doors[0].getsockname()[1]
        self.url = f"http://localhost:{port}"
        self.endpoint_url = f"http://127.0.0.1:{engine_doors[0].getsockname()[1]}"
        self._saver = Saver()
        origins = {self.url, f"http://127.0.0.1:{port}", f"http://[::1]:{port}"}
        self._guard = Guard(app, origins=origins, key=data.credentials.secret, touch=self._saver.touch)
        self._guard.operations.update(
            {"serve": self._serve_target, "restart-functions": self._restart_functions, "save": self._save}
        )
        pages: dict[str, App] = {mailbox.PATH: mailbox.page, f"{mailbox.PATH}.json": mailbox.as_json}
        self._edge = Edge(app, static=STATIC, pages=pages, touch=self._saver.touch)

    @contextlib.asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        """Both doors answer inside this block; leaving it saves everything and ends the functions."""
        closing, ended = asyncio.Event(), asyncio.Event()
        async with asyncio.TaskGroup() as servers:
            servers.create_task(_serve(self._guard, self._engine_doors, ended))
            await _answers(self.endpoint_url)
            self._saver.start()
            platform = servers.create_task(_serve(self._edge, self._doors, closing))
            write_private(self._data.running, {"url": self.url, "endpoint_url": self.endpoint_url})
            try:
                yield
            finally:
                self._data.running.unlink(missing_ok=True)
                closing.set()
                await asyncio.wait([platform])
                await asyncio.to_thread(self._save_for_good)
                ended.set()
                await asyncio.to_thread(stop_workers)

    def _save_for_good(self) -> None:
        """What stays on disk is the state before functions are ended: tasks under way would take that for a failure."""
        from ministack import app

        self._saver.stop()
        save()
        app.PERSIST_STATE = False  # the engine would save again, after

    async def _serve_target(self, given: dict[str, Any]) -> dict[str, Any]:
        self._edge.target = given["target"]
        # Only now does the engine have everything an execution may call.
        return {"resumed": resume.start_parked()}

    async def _restart_functions(self, _: dict[str, Any]) -> dict[str, Any]:
        await asyncio.to_thread(replace_workers)
        return {}

    async def _save(self, _: dict[str, Any]) -> dict[str, Any]:
        return {"whole": await asyncio.to_thread(save)}


async def _serve(app: App, doors: list[socket.socket], stop: asyncio.Event) -> None:
    from hypercorn.asyncio import serve
    from hypercorn.config import Config

    config = Config()
    config.bind = [f"fd://{door.detach()}" for door in doors]
    config.graceful_timeout = 0.5
    config.keep_alive_timeout = 75
    config.loglevel = "WARNING"
    config.accesslog = None
    await serve(cast("Any", app), config, shutdown_trigger=stop.wait)


async def _answers(url: str) -> None:
    """Wait until the engine has read its state: its socket was open before, and a connection waits in it."""
    host, _, port = url.rpartition("//")[2].partition(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    writer.write(b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    await writer.drain()
    await asyncio.wait_for(reader.read(1), timeout=60)
    writer.close()
    await writer.wait_closed()
