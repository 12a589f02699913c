"""Puts a template on the engine as one CloudFormation stack, and checks that nothing of it was lost on the way."""

import contextlib
import io
import json
import time
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from botocore.exceptions import ClientError

from infra.local.refusals import Refused
from infra.local.template import EMPTY_CODE, Template, load, localise, resources, routes

STACK = "cariflow"
_BUCKET, _, _CODE_KEY = EMPTY_CODE.removeprefix("s3://").partition("/")
_CAPABILITIES = ["CAPABILITY_IAM", "CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"]
_DEADLINE = 60.0
Clients = Callable[[str], Any]


@dataclass(frozen=True)
class Deployment:
    """What was deployed: the stack's outputs, the inert resources' names, the engine's path of the API, if any."""

    outputs: dict[str, str]
    inert: list[str]
    target: str


def deploy(clients: Clients, file: Path, parameters: Mapping[str, str], public_url: str) -> Deployment:
    """Create or update the stack from `file`, giving the `parameters` that it declares.

    Raises `Refused` with the engine's reasons, or with the routes that the engine does not serve.
    """
    template, inert = localise(load(file), file.parent, public_url)
    declared = template.get("Parameters", {})
    given = [{"ParameterKey": k, "ParameterValue": v} for k, v in parameters.items() if k in declared]
    url = _upload(clients("s3"), template)
    _create_or_update(clients("cloudformation"), url, given)
    physical = _physical_ids(clients("cloudformation"))
    _set_time_to_live(clients("dynamodb"), template, physical)
    target = _serve_api(clients("apigateway"), template, physical)
    return Deployment(_outputs(clients("cloudformation")), inert, target)


def _upload(s3: Any, template: Template) -> str:
    """The template's address for CloudFormation, which takes no more than 51,200 bytes in the call itself."""
    code = io.BytesIO()
    with zipfile.ZipFile(code, "w") as archive:
        archive.writestr("vide", "")
    with contextlib.suppress(s3.exceptions.BucketAlreadyOwnedByYou):
        s3.create_bucket(Bucket=_BUCKET, CreateBucketConfiguration={"LocationConstraint": s3.meta.region_name})
    s3.put_object(Bucket=_BUCKET, Key=_CODE_KEY, Body=code.getvalue())
    s3.put_object(Bucket=_BUCKET, Key="template.json", Body=json.dumps(template).encode())
    return f"{s3.meta.endpoint_url}/{_BUCKET}/template.json"


def _create_or_update(cloudformation: Any, url: str, given: list[dict[str, str]]) -> None:
    call = {"StackName": STACK, "TemplateURL": url, "Parameters": given, "Capabilities": _CAPABILITIES}
    try:
        _start(cloudformation, call)
    except ClientError as refused:
        message = refused.response["Error"]["Message"]
        if "No updates are to be performed" not in message:
            raise Refused(f"Le moteur local refuse template.yaml : {message}") from refused
    status = _wait(cloudformation)
    if status not in {"CREATE_COMPLETE", "UPDATE_COMPLETE"}:
        raise Refused(f"Le déploiement local a échoué ({status}) : {'; '.join(_failures(cloudformation))}")


def _start(cloudformation: Any, call: dict[str, Any]) -> None:
    try:
        cloudformation.create_stack(**call)
    except cloudformation.exceptions.AlreadyExistsException:
        cloudformation.update_stack(**call)


def _wait(cloudformation: Any) -> str:
    """The stack's last status; boto3's own waiter looks every 30 s."""
    end = time.monotonic() + _DEADLINE
    while True:
        status: str = cloudformation.describe_stacks(StackName=STACK)["Stacks"][0]["StackStatus"]
        if not status.endswith("_IN_PROGRESS") or time.monotonic() > end:
            return status
        time.sleep(0.02)


def _failures(cloudformation: Any) -> list[str]:
    events = cloudformation.describe_stack_events(StackName=STACK)["StackEvents"]
    return [
        f"{event['LogicalResourceId']} : {event.get('ResourceStatusReason', '')}"
        for event in reversed(events)
        if event["ResourceStatus"].endswith("FAILED")
    ]


def _physical_ids(cloudformation: Any) -> dict[str, tuple[str, str]]:
    """logical id -> (type, physical id)."""
    rows = cloudformation.describe_stack_resources(StackName=STACK)["StackResources"]
    return {row["LogicalResourceId"]: (row["ResourceType"], row["PhysicalResourceId"]) for row in rows}


def _outputs(cloudformation: Any) -> dict[str, str]:
    rows = cloudformation.describe_stacks(StackName=STACK)["Stacks"][0].get("Outputs", [])
    return {row["OutputKey"]: row["OutputValue"] for row in rows}


def _set_time_to_live(dynamodb: Any, template: Template, physical: dict[str, tuple[str, str]]) -> None:
    """The engine's CloudFormation drops this property, its DynamoDB honours it."""
    for name, table in resources(template, "AWS::DynamoDB::Table"):
        if (wanted := table.get("TimeToLiveSpecification")) and name in physical:
            known = dynamodb.describe_time_to_live(TableName=physical[name][1])["TimeToLiveDescription"]
            if known["TimeToLiveStatus"] != "ENABLED":
                dynamodb.update_time_to_live(TableName=physical[name][1], TimeToLiveSpecification=wanted)


def _serve_api(apigateway: Any, template: Template, physical: dict[str, tuple[str, str]]) -> str:
    apis = [identifier for kind, identifier in physical.values() if kind == "AWS::ApiGateway::RestApi"]
    stages = [identifier for kind, identifier in physical.values() if kind == "AWS::ApiGateway::Stage"]
    if not apis:
        return ""
    api, stage = apis[0], stages[0].rpartition("|")[2]
    check_routes(routes(template), set(_deployed_routes(apigateway, api)))
    if any(True for _ in resources(template, "AWS::ApiGateway::GatewayResponse")):
        # A stage shows the responses that existed when it was deployed, and ours came after.
        apigateway.create_deployment(restApiId=api, stageName=stage)
    return f"/restapis/{api}/{stage}/_user_request_"


def _deployed_routes(apigateway: Any, api: str) -> Iterator[tuple[str, str]]:
    for page in apigateway.get_paginator("get_resources").paginate(restApiId=api, embed=["methods"]):
        for resource in page["items"]:
            for method in resource.get("resourceMethods", {}):
                yield method, resource["path"]


def check_routes(wanted: set[tuple[str, str]], deployed: set[tuple[str, str]]) -> None:
    """Raises `Refused` naming the routes of the template that the engine lost (it drops `Method: ANY`), or invented."""
    served = {route for route in deployed if route[0] != "OPTIONS"}
    lost, invented = sorted(wanted - served), sorted(served - wanted)
    if lost or invented:
        told = [f"{method} {path} manque" for method, path in lost]
        told += [f"{method} {path} est en trop" for method, path in invented]
        raise Refused("L’API déployée n’est pas celle de template.yaml : " + ", ".join(told))
