"""How a command of this machine reaches the engine that runs here."""

import json
from pathlib import Path

from infra.local.data_dir import DataDir
from infra.local.environment import REGION


def local_access(folder: Path) -> dict[str, str]:
    """The AWS_… variables of the engine that runs on that data folder. Raises FileNotFoundError when none runs."""
    data = DataDir(folder)
    if not data.running.exists():
        raise FileNotFoundError("Rien ne tourne ici : lancez d’abord « make run ».")
    return {
        "AWS_ACCESS_KEY_ID": data.credentials.key_id,
        "AWS_SECRET_ACCESS_KEY": data.credentials.secret,
        "AWS_DEFAULT_REGION": REGION,
        "AWS_ENDPOINT_URL": json.loads(data.running.read_text(encoding="utf-8"))["endpoint_url"],
        "NO_PROXY": "127.0.0.1,localhost",
        "no_proxy": "127.0.0.1,localhost",
    }
