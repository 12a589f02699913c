"""The demo data: asked of a process of its own, so that nothing of it stays in the engine's."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

from infra.local.environment import ROOT

DEADLINE = 180.0  # seconds; it takes a few, but a machine may be busy


def load(engine: Any) -> list[Mapping[str, str]]:
    """Play the demo on a running engine; the accounts that one may sign in with, and the partners' keys."""
    command = [sys.executable, "-m", "infra.demo", str(engine.data_dir)]
    quiet = {"PATH": os.defpath, "POWERTOOLS_SERVICE_NAME": "demo", "POWERTOOLS_LOG_LEVEL": "ERROR", "TZ": "UTC"}
    done = subprocess.run(command, cwd=ROOT, check=True, timeout=DEADLINE, stdout=subprocess.PIPE, text=True, env=quiet)
    # What the services log comes before, on the same output
    accounts: list[Mapping[str, str]] = json.loads(done.stdout.splitlines()[-1])
    return accounts
