"""The table of one service: read items, and write state, history and outgoing facts in one transaction.

Keys (`pk`, `sk`) are the business of each service's store. What this file adds to each item:
`version` (optimistic lock), `demande` (the request that wrote it last), `document` (the whole content), and for lists
`liste`, `rang` and a small `resume` that the index projects (item.py).
"""

import hashlib
import zlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from services.domain.errors import Overtaken
from services.domain.events import Fact
from services.shared import aws
from services.shared.item import Item, Row, item_of, key_of, raw_of, row_of
from services.shared.trace import Trace

if TYPE_CHECKING:
    from types_boto3_dynamodb.type_defs import TransactWriteItemTypeDef

__all__ = ["INDEX", "OUTBOX", "Item", "Row", "Table"]

INDEX = "listes"
OUTBOX = "ENVOI"
_HISTORY = "HISTOIRE#"
_SEEN = "ENTENDU"
_SEEN_FOR_SECONDS = 14 * 86_400  # longer than any queue or dead-letter queue keeps a message


class Table:
    """One DynamoDB table, by name."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._dynamodb = aws.client("dynamodb")

    def get(self, pk: str, sk: str) -> Item | None:
        """The item as it stands now (consistent read), or None."""
        answer = self._dynamodb.get_item(TableName=self.name, Key=key_of(pk, sk), ConsistentRead=True)
        return item_of(answer["Item"]) if "Item" in answer else None

    def query(self, pk: str, prefix: str = "") -> Iterator[Item]:
        """All items of one partition whose `sk` starts with `prefix`, in order, consistent, all pages."""
        condition, values = "pk = :pk", {":pk": {"S": pk}}
        if prefix:
            condition, values = condition + " AND begins_with(sk, :sk)", values | {":sk": {"S": prefix}}
        pages = self._dynamodb.get_paginator("query").paginate(
            TableName=self.name,
            KeyConditionExpression=condition,
            ExpressionAttributeValues=values,
            ConsistentRead=True,
        )
        return (item_of(raw) for page in pages for raw in page["Items"])

    def rows(self, liste: str, *, after: str = "", descending: bool = False) -> Iterator[Row]:
        """The lines of a list in the order of `rang`, those beyond `after` alone.

        For display only, decisions read the item (design.md §4).
        """
        condition, values = "liste = :liste", {":liste": {"S": liste}}
        if after:
            condition, values = condition + " AND rang > :after", values | {":after": {"S": after}}
        pages = self._dynamodb.get_paginator("query").paginate(
            TableName=self.name,
            IndexName=INDEX,
            KeyConditionExpression=condition,
            ExpressionAttributeValues=values,
            ScanIndexForward=not descending,
        )
        return (row_of(raw) for page in pages for raw in page["Items"])

    def scan(self, prefix: str) -> Iterator[Item]:
        """Every item whose `sk` starts with `prefix`, in no order, one page in memory at a time."""
        pages = self._dynamodb.get_paginator("scan").paginate(
            TableName=self.name,
            FilterExpression="begins_with(sk, :sk)",
            ExpressionAttributeValues={":sk": {"S": prefix}},
            ConsistentRead=True,
        )
        return (item_of(raw) for page in pages for raw in page["Items"])

    def scan_json(self, prefix: str) -> Iterator[tuple[str, bytes]]:
        """The same as pairs (`pk`, document in JSON), for who reads a whole table and parses each document once."""
        pages = self._dynamodb.get_paginator("scan").paginate(
            TableName=self.name,
            FilterExpression="begins_with(sk, :sk)",
            ExpressionAttributeValues={":sk": {"S": prefix}},
            ProjectionExpression="pk, document",
            ConsistentRead=True,
        )
        return ((raw["pk"]["S"], zlib.decompress(raw["document"]["B"])) for page in pages for raw in page["Items"])

    def save(
        self,
        *items: Item,
        demande: str,
        trace: Trace | None = None,
        facts: Sequence[Fact] = (),
        about: str | None = None,
        removed: Sequence[Item] = (),
    ) -> None:
        """Write `items`, the history row of the first one (or of partition `about`) and the `facts`: all or nothing.

        Each item is written only if the stored version is the one before its own; each of `removed` goes only if it
        is still as it was read. `demande` names the request: sent twice, it is done once. Raises Conflict when
        somebody else wrote first.
        """
        writes = [self._put(item, demande) for item in items]
        writes += [self._remove(item) for item in removed]
        if trace:
            writes.append(self._append(_history(about or items[0].pk, trace, demande)))
        writes += [self._append(_outgoing(fact)) for fact in facts]
        try:
            self._dynamodb.transact_write_items(TransactItems=writes, ClientRequestToken=self._token(items, demande))
        except ClientError as error:
            if not _lost_the_race(error) or not self._already_done(items, demande):
                raise _conflict(error) from error

    def delete(self, pk: str, sk: str) -> None:
        """Remove an item that holds no truth of its own (an outbox row, a one-time link, a sign-in)."""
        self._dynamodb.delete_item(TableName=self.name, Key=key_of(pk, sk))

    def take(self, pk: str, sk: str) -> Item | None:
        """Remove an item and return it: of two callers exactly one gets it (one-time links)."""
        answer = self._dynamodb.delete_item(TableName=self.name, Key=key_of(pk, sk), ReturnValues="ALL_OLD")
        return item_of(answer["Attributes"]) if answer.get("Attributes") else None

    def next_number(self, kind: str) -> int:
        """The next number of a kind; never given twice, gaps allowed (domain.md §7)."""
        answer = self._dynamodb.update_item(
            TableName=self.name,
            Key=key_of("COMPTEUR", kind),
            UpdateExpression="ADD valeur :un",
            ExpressionAttributeValues={":un": {"N": "1"}},
            ReturnValues="UPDATED_NEW",
        )
        return int(answer["Attributes"]["valeur"]["N"])

    def raise_counter(self, kind: str, at_least: int) -> None:
        """Start a counter above numbers that exist already, when a former base is taken over."""
        try:
            self._dynamodb.update_item(
                TableName=self.name,
                Key=key_of("COMPTEUR", kind),
                UpdateExpression="SET valeur = :v",
                ConditionExpression="attribute_not_exists(valeur) OR valeur < :v",
                ExpressionAttributeValues={":v": {"N": str(at_least)}},
            )
        except ClientError as error:
            if error.response["Error"]["Code"] != "ConditionalCheckFailedException":
                raise

    def history(self, pk: str) -> list[Mapping[str, Any]]:
        """The history rows of an object, oldest first: at, acte, auteur, role, commentaire, details."""
        return [item.document for item in self.query(pk, _HISTORY)]

    def outgoing(self, before: datetime) -> Iterator[Item]:
        """Facts that were saved before a moment and are still to be told, oldest first."""
        return (item for item in self.query(OUTBOX) if item.sk < before.isoformat())

    def heard(self, fact_id: str) -> bool:
        """Whether this service has already acted upon a fact."""
        return self.get(_SEEN, fact_id) is not None

    def mark_heard(self, fact_id: str, now: datetime) -> None:
        """Remember that a fact was acted upon."""
        item = Item(_SEEN, fact_id, 1, {}, expires_at=int(now.timestamp()) + _SEEN_FOR_SECONDS)
        self._dynamodb.put_item(TableName=self.name, Item=raw_of(item))

    def _token(self, items: Sequence[Item], demande: str) -> str:
        """DynamoDB knows tokens across tables: two services that act upon one fact must not send the same one."""
        what = "/".join([self.name, demande, *(f"{item.pk} {item.sk} {item.version}" for item in items)])
        return hashlib.sha256(what.encode()).hexdigest()[:36]

    def _put(self, item: Item, demande: str) -> "TransactWriteItemTypeDef":
        if item.version == 1:
            return self._append(item, demande)
        return {
            "Put": {
                "TableName": self.name,
                "Item": raw_of(item, demande),
                "ConditionExpression": "#version = :before",
                "ExpressionAttributeNames": {"#version": "version"},
                "ExpressionAttributeValues": {":before": {"N": str(item.version - 1)}},
            }
        }

    def _remove(self, item: Item) -> "TransactWriteItemTypeDef":
        return {
            "Delete": {
                "TableName": self.name,
                "Key": key_of(item.pk, item.sk),
                "ConditionExpression": "#version = :read",
                "ExpressionAttributeNames": {"#version": "version"},
                "ExpressionAttributeValues": {":read": {"N": str(item.version)}},
            }
        }

    def _append(self, item: Item, demande: str = "") -> "TransactWriteItemTypeDef":
        return {
            "Put": {
                "TableName": self.name,
                "Item": raw_of(item, demande),
                "ConditionExpression": "attribute_not_exists(pk)",
            }
        }

    def _already_done(self, items: Sequence[Item], demande: str) -> bool:
        """Whether our own write stands: botocore repeats one whose reply was lost; the repeat fails its condition."""
        stored = self.get(items[0].pk, items[0].sk) if items else None
        return stored is not None and stored.demande == demande


def _history(pk: str, trace: Trace, demande: str) -> Item:
    document = {
        "at": trace.at.isoformat(),
        "acte": trace.acte,
        "auteur": trace.auteur,
        "role": trace.role,
        "commentaire": trace.commentaire,
        "details": dict(trace.details),
    }
    return Item(pk, f"{_HISTORY}{trace.at.isoformat()}#{demande}", 1, document)


def _outgoing(fact: Fact) -> Item:
    return Item(OUTBOX, f"{fact.at.isoformat()}#{fact.id}", 1, {"type": fact.type, "detail": fact.model_dump_json()})


# The same form sent twice at once: DynamoDB knows the token, but the two carry different ids and moments
_SAME_TOKEN = {"IdempotentParameterMismatchException", "TransactionInProgressException"}


def _lost_the_race(error: ClientError) -> bool:
    code, reasons = error.response["Error"]["Code"], str(error)
    if code == "TransactionCanceledException":
        return "ConditionalCheckFailed" in reasons or "TransactionConflict" in reasons
    return code in {"ConditionalCheckFailedException", *_SAME_TOKEN}


def _conflict(error: ClientError) -> Exception:
    if not _lost_the_race(error):
        return error
    return Overtaken(
        "Cette fiche a été modifiée entre-temps par une autre personne. Rechargez la page pour voir son état actuel :"
        " votre saisie n’a pas été enregistrée."
    )
