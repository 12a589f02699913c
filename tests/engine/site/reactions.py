"""What happens by itself in the small system: the stream, the bus, the clock and the workflow."""

import json
import os
from typing import Any

import boto3

Event = dict[str, Any]


class Pause(Exception):
    """Told by name to the state machine's Catch."""


def on_stream(event: Event, _context: object) -> None:
    for record in event["Records"]:
        image = record["dynamodb"].get("NewImage", {})
        fact = {"id": image["pk"]["S"], "etat": image["etat"]["S"]}
        entry = {"Source": "essai", "DetailType": "OffreChangee", "Detail": json.dumps(fact)}
        boto3.client("events").put_events(Entries=[entry | {"EventBusName": os.environ["BUS_NAME"]}])


def on_fact(event: Event, _context: object) -> None:
    """From the bus, through the queue: writes what was heard, and a mail."""
    for record in event["Records"]:
        fact = json.loads(record["body"])["detail"]
        if fact["id"].startswith("poison"):
            raise ValueError(fact["id"])
        _set(fact["id"], "entendu", fact["etat"])
        boto3.client("sesv2").send_email(
            FromEmailAddress=os.environ["SENDER"],
            Destination={"ToAddresses": ["jeanne@of.example"]},
            Content={
                "Simple": {
                    "Subject": {"Data": f"Votre offre est {fact['etat']} – à voir"},
                    "Body": {"Text": {"Data": f"Voir {os.environ['PUBLIC_URL']}/offres/{fact['id']}?a=1&b=<2>."}},
                }
            },
        )


def ask(event: Event, _context: object) -> Event:
    """Keeps the task token, for whoever decides."""
    if event["id"].startswith("pause"):
        raise Pause("plus tard\nsur deux lignes")
    _set(event["id"], "jeton", event["jeton"])
    return {}


def close(event: Event, _context: object) -> Event:
    _set(event["id"], "cloture", event["comment"])
    return {}


def nightly(_event: Event, _context: object) -> None:
    boto3.client("s3").put_object(Bucket=os.environ["DOCUMENTS_BUCKET"], Key="export/nuit.txt", Body=b"nuit")


def _set(pk: str, name: str, value: str) -> None:
    boto3.client("dynamodb").update_item(
        TableName=os.environ["SUIVI_TABLE"],
        Key={"pk": {"S": pk}},
        UpdateExpression="SET #n = :v",
        ExpressionAttributeNames={"#n": name},
        ExpressionAttributeValues={":v": {"S": value}},
    )
