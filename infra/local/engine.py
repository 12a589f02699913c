"""A running local engine as a client sees it: for tests, for the demo data, for whoever wants to look inside."""

import json
import subprocess
import sys
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import boto3
from botocore.config import Config

from infra.local.data_dir import DataDir
from infra.local.deploy import Deployment, deploy
from infra.local.environment import REGION, ROOT

_CONFIG = Config(retries={"total_max_attempts": 1}, s3={"addressing_style": "path"}, proxies={})
_DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class Engine:
    """`with Engine(folder) as engine:` starts an engine in a process of its own, on a free port, without a template.

    `Engine.running(folder)` reaches the one that already runs on that folder. Leaving the block stops what it started;
    the folder stays, and a second `Engine(folder)` finds its data again.
    """

    def __init__(self, data_dir: Path, port: int = 0) -> None:
        self._data = DataDir(data_dir)
        self._port = port
        self._process: subprocess.Popen[str] | None = None
        self._clients: dict[tuple[str, str], Any] = {}
        self.deployment = Deployment({}, [], "")

    @classmethod
    def running(cls, data_dir: Path) -> Self:
        """Raises FileNotFoundError when nothing runs there."""
        engine = cls(data_dir)
        engine._data.running.stat()
        return engine

    def __enter__(self) -> Self:
        command = [sys.executable, "-m", "infra.local", "--empty", "--port", str(self._port)]
        self._process = subprocess.Popen(
            [*command, "--data-dir", str(self._data.path)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdout  # noqa: S101 — it was asked for
        ready = self._process.stdout.readline()
        if not ready:
            raise RuntimeError(f"the engine did not start (status {self._process.wait()}); its reason is above")
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.stop()

    def stop(self) -> int:
        """End the engine as Ctrl-C does, its state saved; answers its exit status."""
        return self._end("terminate")

    def kill(self) -> int:
        """End the engine as a power cut does."""
        return self._end("kill")

    def _end(self, how: str) -> int:
        if self._process is None:
            return 0
        process, self._process = self._process, None
        getattr(process, how)()
        status = process.wait(timeout=10)
        for pipe in (process.stdin, process.stdout):
            assert pipe  # noqa: S101 — it was asked for
            pipe.close()
        return status

    @property
    def data_dir(self) -> Path:
        """The folder of the installation."""
        return self._data.path

    @property
    def _running(self) -> dict[str, str]:
        content: dict[str, str] = json.loads(self._data.running.read_text())
        return content

    @property
    def url(self) -> str:
        """The platform's address, `http://localhost:PORT`."""
        return self._running["url"]

    @property
    def endpoint_url(self) -> str:
        """The engine's own address, where signed URLs point."""
        return self._running["endpoint_url"]

    def client(self, name: str) -> Any:
        """A boto3 client with every right, made once for each address."""
        key = (name, self.endpoint_url)
        if key not in self._clients:
            self._clients[key] = self._new_client(*key)
        return self._clients[key]

    def _new_client(self, name: str, endpoint_url: str) -> Any:
        make: Any = boto3.client  # its stubs know services by literal names
        return make(
            name,
            region_name=REGION,
            endpoint_url=endpoint_url,
            aws_access_key_id=self._data.credentials.key_id,
            aws_secret_access_key=self._data.credentials.secret,
            config=_CONFIG,
        )

    def deploy(self, template: Path, parameters: Mapping[str, str] | None = None) -> dict[str, str]:
        """Put `template` on the engine, as one stack, and serve its API at `url`; answers the stack's outputs.

        Raises `Refused` when the engine will not have it or loses a route.
        """
        self.deployment = deploy(self.client, template, parameters or {}, self.url)
        self._operate("serve", {"target": self.deployment.target})
        return self.outputs

    @property
    def outputs(self) -> dict[str, str]:
        return self.deployment.outputs

    def mails(self) -> list[dict[str, Any]]:
        """The mails sent, newest first (fields: `infra.local.mailbox.mails`)."""
        with _DIRECT.open(f"{self.url}/boite-aux-lettres.json", timeout=10) as answer:
            content: list[dict[str, Any]] = json.load(answer)
        return content

    def restart_functions(self) -> None:
        """The next call of each function reads its code anew."""
        self._operate("restart-functions", {})

    def save(self) -> None:
        """Write everything to disk now, rather than within two seconds."""
        self._operate("save", {})

    def _operate(self, operation: str, given: dict[str, str]) -> None:
        request = urllib.request.Request(  # noqa: S310 — http to loopback
            f"{self.endpoint_url}/_cariflow/{operation}",
            data=json.dumps(given).encode(),
            headers={"x-cariflow-key": self._data.credentials.secret},
        )
        _DIRECT.open(request, timeout=30).close()
