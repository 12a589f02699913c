"""What the template tells a function about its surroundings, read once and by name."""

import os
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from services.domain.profil import Profil

_ROOT = Path(__file__).resolve().parents[2]


class Settings(BaseModel):
    """One field per environment variable of `template.yaml`; a function that does not need one leaves it empty."""

    model_config = ConfigDict(frozen=True)

    table_name: str = ""
    bus_name: str = ""
    profile: str = "ofeli"
    public_url: str = ""
    sender: str = ""
    documents_bucket: str = ""
    exports_bucket: str = ""
    user_pool_id: str = ""
    user_pool_client_id: str = ""
    second_factor: str = "exige"
    workflow_arn: str = ""
    registers: str = "fichier"
    registers_folder: str = ""
    sirene_key_parameter: str = ""
    export_retention_days: int = 7
    tracing: bool = False


@cache
def settings() -> Settings:
    """The settings of this function; tests clear the cache."""
    known = {name: os.environ[name.upper()] for name in Settings.model_fields if name.upper() in os.environ}  # noqa: TID251 — the one reader of the environment
    return Settings.model_validate(known)


@cache
def profil() -> Profil:
    """The regional profile that this installation runs under (domain.md §10)."""
    code = settings().profile
    if not code.replace("-", "").isalnum():
        raise ValueError(f"profile {code!r} is not a profile name")
    return Profil.parse((_ROOT / "profiles" / f"{code}.toml").read_text(encoding="utf-8"))
