"""What the engine reads from its environment, set before its first import and at no other moment."""

import os
import time
from pathlib import Path

from infra.local.data_dir import DataDir

ROOT = Path(__file__).resolve().parents[2]
REGION = "eu-west-3"


def prepare(data: DataDir, engine_port: int) -> None:
    """Set this process up for the engine; the functions' workers inherit it, so no secret but the engine's goes in."""
    environment = os.environ  # noqa: TID251 — the engine is configured through the environment and nothing else
    for name in [name for name in environment if name.startswith(("AWS_", "MINISTACK_", "LOCALSTACK_"))]:
        # A developer's AWS_PROFILE or real keys must reach neither the engine nor the functions.
        del environment[name]
    environment.update(_engine_settings(data, engine_port))
    time.tzset()
    os.umask(0o077)


def _engine_settings(data: DataDir, engine_port: int) -> dict[str, str]:
    return {
        "AUTH": "true",
        "AWS_ACCESS_KEY_ID": data.credentials.key_id,
        "AWS_SECRET_ACCESS_KEY": data.credentials.secret,
        "AWS_DEFAULT_REGION": REGION,
        "BIND_HOST": "127.0.0.1",
        "GATEWAY_PORT": str(engine_port),
        "IOT_MTLS_ENABLED": "0",  # it would open 0.0.0.0:8883
        "SFTP_ENABLED": "0",
        "LAMBDA_ACCOUNT_CONCURRENCY": "40",  # one worker weighs some 47 MB
        "LAMBDA_WARM_TTL_SECONDS": "30",
        "MINISTACK_REGION": REGION,
        "NO_PROXY": "127.0.0.1,localhost",
        "no_proxy": "127.0.0.1,localhost",
        "PERSIST_STATE": "1",
        "PYTHONPATH": str(ROOT),  # functions are deployed empty and import from the tree
        "S3_DATA_DIR": str(data.objects),
        "S3_PERSIST": "1",
        "STATE_DIR": str(data.state),
        "TZ": "UTC",  # as on Lambda
    }
