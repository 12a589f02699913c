"""One item of a table: what we know of it, and the form in which DynamoDB keeps it.

The content is one compressed JSON document: 20 times cheaper to read through boto3 than nested maps.
"""

import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from types_boto3_dynamodb.type_defs import AttributeValueTypeDef


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a table; `version` counts its writes, 1 at creation.

    `liste`, `rang`, `resume`: which list shows it, in which order, with which few values (all three or none).
    `expires_at`: Unix seconds after which DynamoDB may remove it; readers must not trust that it is gone.
    """

    pk: str
    sk: str
    version: int
    document: Mapping[str, Any]
    liste: str | None = None
    rang: str | None = None
    resume: Mapping[str, Any] | None = None
    expires_at: int | None = None
    demande: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list, as the index projects it."""

    pk: str
    sk: str
    rang: str
    resume: Mapping[str, Any]


def key_of(pk: str, sk: str) -> "dict[str, AttributeValueTypeDef]":
    """Where an item lies."""
    return {"pk": {"S": pk}, "sk": {"S": sk}}


def raw_of(item: Item, demande: str = "") -> "dict[str, AttributeValueTypeDef]":
    """An item as DynamoDB keeps it; `demande` is the request that writes it."""
    raw: dict[str, AttributeValueTypeDef] = {
        **key_of(item.pk, item.sk),
        "version": {"N": str(item.version)},
        "document": {"B": zlib.compress(_json(item.document).encode())},
        "demande": {"S": demande or item.demande},
    }
    if item.liste is not None and item.rang is not None:
        raw |= {"liste": {"S": item.liste}, "rang": {"S": item.rang}, "resume": {"S": _json(item.resume or {})}}
    if item.expires_at is not None:
        raw["expires_at"] = {"N": str(item.expires_at)}
    return raw


def item_of(raw: Mapping[str, Any]) -> Item:
    """An item as it was kept."""
    return Item(
        pk=raw["pk"]["S"],
        sk=raw["sk"]["S"],
        version=int(raw["version"]["N"]),
        document=json.loads(zlib.decompress(raw["document"]["B"])),
        liste=raw["liste"]["S"] if "liste" in raw else None,
        rang=raw["rang"]["S"] if "rang" in raw else None,
        resume=json.loads(raw["resume"]["S"]) if "resume" in raw else None,
        expires_at=int(raw["expires_at"]["N"]) if "expires_at" in raw else None,
        demande=raw["demande"]["S"],
    )


def row_of(raw: Mapping[str, Any]) -> Row:
    """A line of a list as the index keeps it."""
    return Row(raw["pk"]["S"], raw["sk"]["S"], raw["rang"]["S"], json.loads(raw["resume"]["S"]))


def _json(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
