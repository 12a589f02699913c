"""The repository's template.yaml, made ready for the engine: same resources, code from the working tree."""

import copy
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

Template = dict[str, Any]
EMPTY_CODE = "s3://cariflow-local/vide.zip"

# Types without a meaning on one machine, or that the engine does not know. They are left out, and named at start.
INERT = (
    "AWS::ApplicationInsights::",
    "AWS::Backup::",
    "AWS::Budgets::",
    "AWS::CloudFront::",
    "AWS::CloudTrail::",
    "AWS::CloudWatch::CompositeAlarm",
    "AWS::Events::Archive",
    "AWS::ResourceGroups::",
    "AWS::Route53::",
    "AWS::WAFv2::",
)


class _Loader(yaml.SafeLoader):
    """YAML with CloudFormation's short forms; dates stay text, as in `Version: 2012-10-17`."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _short_form(loader: yaml.SafeLoader, name: str, node: yaml.Node) -> Any:
    if isinstance(node, yaml.ScalarNode):
        value: Any = loader.construct_scalar(node)
        if name == "GetAtt":
            value = value.split(".", 1)
    elif isinstance(node, yaml.SequenceNode):
        value = loader.construct_sequence(node, deep=True)
    else:
        assert isinstance(node, yaml.MappingNode)  # noqa: S101 — YAML has three kinds of nodes
        value = loader.construct_mapping(node, deep=True)
    return {name if name in {"Ref", "Condition"} else f"Fn::{name}": value}


_Loader.add_multi_constructor("!", _short_form)


def load(file: Path) -> Template:
    """The template as plain data. Raises OSError, or yaml.YAMLError with the line."""
    content: Template = yaml.load(file.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 — a SafeLoader
    return content


def localise(template: Template, folder: Path, public_url: str) -> tuple[Template, list[str]]:
    """What the engine is given for `template`, whose files lie beside `folder`; and the inert resources' names."""
    local = copy.deepcopy(template)
    _take_code_from_the_tree(local)
    _inline_workflows(local, folder)
    _spell_out_gateway_responses(local)
    inert = _leave_out_inert(local, public_url)
    return local, inert


def resources(template: Template, *types: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """(logical id, properties) of every resource of these types; the properties may be changed in place."""
    for name, resource in template["Resources"].items():
        if resource["Type"] in types:
            yield name, resource.setdefault("Properties", {})


def routes(template: Template) -> set[tuple[str, str]]:
    """(METHOD, path) of every Api event of every function."""
    return {
        (event["Properties"]["Method"].upper(), event["Properties"]["Path"])
        for _, function in resources(template, "AWS::Serverless::Function")
        for event in function.get("Events", {}).values()
        if event["Type"] == "Api"
    }


def _take_code_from_the_tree(local: Template) -> None:
    """Functions are deployed empty: PYTHONPATH lets them import from the tree, and their libraries from .venv."""
    local.get("Globals", {}).get("Function", {}).pop("CodeUri", None)
    for _, function in resources(local, "AWS::Serverless::Function"):
        if "InlineCode" not in function:
            function["CodeUri"] = EMPTY_CODE
    for _, layer in resources(local, "AWS::Serverless::LayerVersion"):
        layer["ContentUri"] = EMPTY_CODE


def _inline_workflows(local: Template, folder: Path) -> None:
    for _, machine in resources(local, "AWS::Serverless::StateMachine"):
        if file := machine.pop("DefinitionUri", None):
            machine["Definition"] = json.loads((folder / file).read_text(encoding="utf-8"))


def _spell_out_gateway_responses(local: Template) -> None:
    """SAM writes them into the API's OpenAPI text, where the engine does not look: here each is a resource."""
    shared = local.get("Globals", {}).get("Api", {}).pop("GatewayResponses", {})
    for api, properties in list(resources(local, "AWS::Serverless::Api")):
        for kind, response in (shared | properties.pop("GatewayResponses", {})).items():
            local["Resources"][f"{api}{kind.title().replace('_', '')}"] = _gateway_response(api, kind, response)


def _gateway_response(api: str, kind: str, response: dict[str, Any]) -> dict[str, Any]:
    headers = response.get("ResponseParameters", {}).get("Headers", {})
    properties = {
        "RestApiId": {"Ref": api},
        "ResponseType": kind,
        "ResponseParameters": {f"gatewayresponse.header.{name}": value for name, value in headers.items()},
        "ResponseTemplates": response.get("ResponseTemplates", {}),
    }
    if status := response.get("StatusCode"):
        properties["StatusCode"] = str(status)
    return {"Type": "AWS::ApiGateway::GatewayResponse", "Properties": properties}


def _leave_out_inert(local: Template, public_url: str) -> list[str]:
    inert = sorted(name for name, resource in local["Resources"].items() if resource["Type"].startswith(INERT))
    for name in inert:
        del local["Resources"][name]
    for resource in local["Resources"].values():
        _drop_dependencies(resource, inert)
    for section in ("Resources", "Outputs"):
        local[section] = _without(local.get(section, {}), frozenset(inert), public_url)
    return inert


def _drop_dependencies(resource: dict[str, Any], inert: list[str]) -> None:
    needed = resource.pop("DependsOn", [])
    kept = [name for name in ([needed] if isinstance(needed, str) else needed) if name not in inert]
    if kept:
        resource["DependsOn"] = kept


def _without(value: Any, inert: frozenset[str], public_url: str) -> Any:
    """`value` with every mention of an inert resource replaced: its domain name by ours, anything else by its name."""
    if isinstance(value, list):
        return [_without(item, inert, public_url) for item in value]
    if not isinstance(value, dict):
        return value
    if value.get("Ref") in inert:
        return value["Ref"]
    if "Fn::GetAtt" in value:
        name, attribute = _pair(value["Fn::GetAtt"])
        if name in inert:
            return _stand_in(name, attribute, public_url)
    if "Fn::Sub" in value:
        value = {**value, "Fn::Sub": _substitute(value["Fn::Sub"], inert, public_url)}
    return {key: _without(item, inert, public_url) for key, item in value.items()}


def _pair(named: Any) -> tuple[str, str]:
    name, attribute = named.split(".", 1) if isinstance(named, str) else named
    return name, attribute


def _stand_in(name: str, attribute: str, public_url: str) -> str:
    return public_url.partition("://")[2] if attribute == "DomainName" else name


def _substitute(text: Any, inert: frozenset[str], public_url: str) -> Any:
    if isinstance(text, list):
        return [_substitute(text[0], inert, public_url), *text[1:]]
    for name in inert:
        text = text.replace(f"https://${{{name}.DomainName}}", public_url)
        text = text.replace(f"${{{name}.DomainName}}", _stand_in(name, "DomainName", public_url))
        text = re.sub(rf"\$\{{{name}(\.\w+)?\}}", name, text)
    return text
