"""What the engine is given is the template itself, but for code, inert resources and what SAM hides in OpenAPI."""

from pathlib import Path
from typing import Any

import pytest

from infra.local.template import EMPTY_CODE, load, localise, routes

URL = "http://localhost:8000"


def localised(resources: dict[str, Any], **sections: Any) -> dict[str, Any]:
    return localise({"Resources": resources, **sections}, Path(), URL)[0]


def test_short_forms_and_dates_are_read_as_cloudformation_does(tmp_path: Path) -> None:
    file = tmp_path / "t.yaml"
    file.write_text("V: 2012-10-17\nA: !GetAtt B.C.D\nR: !Ref X\nS: !Sub 'a-${X}'\nI: !If [C, !Ref A, {k: !Not [x]}]")
    assert load(file) == {
        "V": "2012-10-17",
        "A": {"Fn::GetAtt": ["B", "C.D"]},
        "R": {"Ref": "X"},
        "S": {"Fn::Sub": "a-${X}"},
        "I": {"Fn::If": ["C", {"Ref": "A"}, {"k": {"Fn::Not": ["x"]}}]},
    }


def test_functions_are_deployed_empty_and_workflows_in_full(template: Path) -> None:
    local, _ = localise(load(template), template.parent, URL)
    assert local["Resources"]["Pages"]["Properties"]["CodeUri"] == EMPTY_CODE
    assert "DefinitionUri" not in local["Resources"]["Attente"]["Properties"]
    assert local["Resources"]["Attente"]["Properties"]["Definition"]["StartAt"] == "Demander"


def test_the_template_itself_is_not_touched(template: Path) -> None:
    before = load(template)
    localise(before, template.parent, URL)
    assert before == load(template)


CDN = {"Cdn": {"Type": "AWS::CloudFront::Distribution"}}


@pytest.mark.parametrize(
    ("value", "local"),
    [
        ({"Ref": "Cdn"}, "Cdn"),
        ({"Fn::GetAtt": ["Cdn", "DomainName"]}, "localhost:8000"),
        ({"Fn::GetAtt": "Cdn.Id"}, "Cdn"),
        ({"Fn::Sub": "https://${Cdn.DomainName}/x"}, {"Fn::Sub": f"{URL}/x"}),
        ({"Fn::Sub": "d/${Cdn}/${Cdn.Id}/${Cdnx}"}, {"Fn::Sub": "d/Cdn/Cdn/${Cdnx}"}),
        ({"Fn::Sub": ["${Cdn}-${a}", {"a": {"Ref": "Cdn"}}]}, {"Fn::Sub": ["Cdn-${a}", {"a": "Cdn"}]}),
        ({"Ref": "Table"}, {"Ref": "Table"}),
    ],
)
def test_a_mention_of_an_inert_resource_becomes_a_plain_word(value: Any, local: Any) -> None:
    given = localised(CDN | {"Table": {"Type": "T", "Properties": {"P": [value]}}}, Outputs={"O": {"Value": value}})
    assert given["Resources"] == {"Table": {"Type": "T", "Properties": {"P": [local]}}}
    assert given["Outputs"] == {"O": {"Value": local}}


@pytest.mark.parametrize(("needed", "kept"), [("Cdn", None), (["Cdn", "B"], ["B"]), ("B", ["B"])])
def test_nothing_waits_for_an_inert_resource(needed: Any, kept: Any) -> None:
    given = localised(CDN | {"A": {"Type": "T", "DependsOn": needed}})
    assert given["Resources"]["A"].get("DependsOn") == kept


def test_an_answer_of_the_gateway_becomes_a_resource_of_its_own(template: Path) -> None:
    local, _ = localise(load(template), template.parent, URL)
    assert local["Resources"]["ApiUnauthorized"]["Properties"] == {
        "RestApiId": {"Ref": "Api"},
        "ResponseType": "UNAUTHORIZED",
        "StatusCode": "401",
        "ResponseParameters": {"gatewayresponse.header.Content-Type": "'text/html; charset=utf-8'"},
        "ResponseTemplates": {"application/json": "<!doctype html><h1>Connectez-vous</h1>"},
    }


def test_routes_are_those_of_every_function(template: Path) -> None:
    assert {("GET", "/"), ("POST", "/offres/{id}/decision")} < routes(load(template))
