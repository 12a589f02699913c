"""An AWS of our own for the tests of services: moto with the tables, buckets and bus of the template."""

import json
import sys
from collections.abc import Callable, Iterator
from typing import Any

import boto3
import botocore.session
import pytest
from botocore.loaders import create_loader
from moto import mock_aws

from services.shared import aws, settings, telemetry
from services.shared.table import INDEX, Table

_ENVIRONMENT = {
    "AWS_ACCESS_KEY_ID": "test",
    "AWS_SECRET_ACCESS_KEY": "test",
    "AWS_SESSION_TOKEN": "test",
    "AWS_DEFAULT_REGION": "eu-west-3",
    "POWERTOOLS_METRICS_NAMESPACE": "cariflow",
    "POWERTOOLS_SERVICE_NAME": "test",
    "PROFILE": "ofeli",
    "PUBLIC_URL": "https://offre.test",
    "SENDER": "ne-pas-repondre@offre.test",
    "BUS_NAME": "faits",
    "DOCUMENTS_BUCKET": "documents",
    "EXPORTS_BUCKET": "exports",
    "REGISTERS": "fichier",
    "SECOND_FACTOR": "facultatif",
}
# Reading the descriptions of AWS's services anew for each test would take most of its time
_LOADER = create_loader()


def forget() -> None:
    """Empty every cache that holds a client, a setting or something wired with them."""
    names = [n for n in sys.modules if n.startswith("services.") and n.endswith((".wiring", ".reactions"))]
    for module in (aws, settings, telemetry, *(sys.modules[name] for name in names)):
        for thing in vars(module).values():
            if hasattr(thing, "cache_clear"):
                thing.cache_clear()


@pytest.fixture
def cloud(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An empty AWS, with the buckets and the bus that every service knows.

    OFeli's, unless the test says `@pytest.mark.profil("dokelio")`: the one switch between the four systems.
    """
    for name, value in _ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    if marker := request.node.get_closest_marker("profil"):
        monkeypatch.setenv("PROFILE", marker.args[0])
    with mock_aws():
        session = botocore.session.get_session()
        session.register_component("data_loader", _LOADER)
        boto3.setup_default_session(botocore_session=session)
        forget()
        for bucket in ("documents", "exports"):
            _make_bucket(bucket)
        aws.client("events").create_event_bus(Name="faits")
        yield
    forget()


@pytest.fixture
def tables(cloud: None, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Table]:
    """Makes the table of a service; the last one made is the one that `settings()` names."""

    def make(name: str) -> Table:
        _make_table(name)
        monkeypatch.setenv("TABLE_NAME", name)
        settings.settings.cache_clear()
        return Table(name)

    return make


@pytest.fixture
def told(cloud: None) -> Callable[[], list[tuple[str, dict[str, Any]]]]:
    """What the bus was told since the last time one asked: pairs (type of fact, its detail)."""
    heard: list[tuple[str, dict[str, Any]]] = []

    def note(params: dict[str, Any], **_: Any) -> None:
        heard.extend((entry["DetailType"], json.loads(entry["Detail"])) for entry in params["Entries"])

    aws.client("events").meta.events.register("before-parameter-build.eventbridge.PutEvents", note)

    def read() -> list[tuple[str, dict[str, Any]]]:
        facts = list(heard)
        heard.clear()
        return facts

    return read


def _make_bucket(name: str) -> None:
    s3 = aws.client("s3")
    s3.create_bucket(Bucket=name, CreateBucketConfiguration={"LocationConstraint": "eu-west-3"})
    s3.put_bucket_versioning(Bucket=name, VersioningConfiguration={"Status": "Enabled"})


def _make_table(name: str) -> None:
    aws.client("dynamodb").create_table(
        TableName=name,
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[
            {"AttributeName": attribute, "AttributeType": "S"} for attribute in ("pk", "sk", "liste", "rang")
        ],
        KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}, {"AttributeName": "sk", "KeyType": "RANGE"}],
        GlobalSecondaryIndexes=[
            {
                "IndexName": INDEX,
                "KeySchema": [
                    {"AttributeName": "liste", "KeyType": "HASH"},
                    {"AttributeName": "rang", "KeyType": "RANGE"},
                ],
                "Projection": {"ProjectionType": "INCLUDE", "NonKeyAttributes": ["resume", "version"]},
            }
        ],
        StreamSpecification={"StreamEnabled": True, "StreamViewType": "NEW_IMAGE"},
    )
