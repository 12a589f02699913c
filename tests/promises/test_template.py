"""What the template must have so that nothing is lost, public or over-powerful."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from services.registration.model.demande import PREUVES_GARDEES

ROOT = Path(__file__).resolve().parents[2]
Resources = dict[str, Any]


def of_type(resources: Resources, kind: str) -> Iterator[tuple[str, dict[str, Any]]]:
    return ((name, r["Properties"]) for name, r in resources.items() if r["Type"] == kind)


def test_every_table_can_be_restored_followed_and_not_deleted_by_mistake(resources: Resources) -> None:
    tables = dict(of_type(resources, "AWS::DynamoDB::Table"))
    assert len(tables) == 4
    for name, table in tables.items():
        assert table["PointInTimeRecoverySpecification"]["PointInTimeRecoveryEnabled"] is True, name
        assert table["DeletionProtectionEnabled"] is True, name
        assert table["TimeToLiveSpecification"] == {"AttributeName": "expires_at", "Enabled": True}, name
        assert "StreamSpecification" in table, name
        assert resources[name]["DeletionPolicy"] == "Retain", name


def test_every_bucket_is_private_versioned_and_spoken_to_over_tls_only(resources: Resources) -> None:
    policies = {p["Bucket"]["Ref"]: p for _, p in of_type(resources, "AWS::S3::BucketPolicy")}
    for name, bucket in of_type(resources, "AWS::S3::Bucket"):
        assert all(bucket["PublicAccessBlockConfiguration"].values()), name
        assert bucket["VersioningConfiguration"]["Status"] == "Enabled", name
        assert bucket["LifecycleConfiguration"]["Rules"], name
        deny = policies[name]["PolicyDocument"]["Statement"][0]
        assert (deny["Effect"], deny["Condition"]) == ("Deny", {"Bool": {"aws:SecureTransport": "false"}}), name


def test_threat_36_no_function_has_a_right_that_is_not_spelled_out(resources: Resources) -> None:
    for name, function in of_type(resources, "AWS::Serverless::Function"):
        for policy in function["Policies"]:
            for statement in policy["Statement"]:
                actions = statement["Action"] if isinstance(statement["Action"], list) else [statement["Action"]]
                assert not any("*" in action for action in actions), name
                assert statement["Resource"] != "*", name


def test_threat_30_every_way_in_but_http_has_a_dead_letter_path(resources: Resources) -> None:
    for name, function in of_type(resources, "AWS::Serverless::Function"):
        for event in function.get("Events", {}).values():
            given = event["Properties"]
            if event["Type"] == "DynamoDB":
                assert given["DestinationConfig"]["OnFailure"], name
                assert given["FunctionResponseTypes"] == ["ReportBatchItemFailures"], name
            if event["Type"] == "ScheduleV2":
                assert given["DeadLetterConfig"], name
            if event["Type"] == "SQS":
                queue = resources[given["Queue"]["Fn::GetAtt"][0]]["Properties"]
                assert queue["RedrivePolicy"]["maxReceiveCount"] == 5, name
                assert queue["VisibilityTimeout"] >= 2 * function.get("Timeout", 20), name


def test_threat_4_what_makes_a_mail_or_tries_a_password_for_a_stranger_has_a_throttle_of_its_own(
    resources: Resources,
) -> None:
    api = resources["Api"]["Properties"]
    settings = {(each["ResourcePath"], each["HttpMethod"]): each for each in api["MethodSettings"]}
    whole = settings.pop(("/*", "*"))
    assert {path for path, _ in settings} == {
        "/~1rejoindre",
        "/~1mot-de-passe-oublie",
        "/~1inscription",
        "/~1connexion",
    }
    routes = {
        (event["Properties"]["Path"], event["Properties"]["Method"].upper())
        for _, function in of_type(resources, "AWS::Serverless::Function")
        for event in function.get("Events", {}).values()
        if event["Type"] == "Api"
    }
    for (path, method), setting in settings.items():
        assert (path.removeprefix("/").replace("~1", "/"), method) in routes, "a setting of a path that nobody asks"
        assert setting["ThrottlingRateLimit"] < whole["ThrottlingRateLimit"]
        assert setting["MetricsEnabled"], "a setting of its own takes nothing over from that of the stage"


def test_every_dead_letter_queue_and_outbox_has_an_alarm(resources: Resources) -> None:
    alarms = [alarm for _, alarm in of_type(resources, "AWS::CloudWatch::Alarm")]
    dead = {a["Dimensions"][0]["Value"]["Fn::GetAtt"][0] for a in alarms if a["Namespace"] == "AWS/SQS"}
    assert dead == {name for name in resources if name.endswith("Rebut")}
    late = {a["Dimensions"][0]["Value"] for a in alarms if a["MetricName"] == "OutboxOldestSeconds"}
    assert late == {"registration", "offers", "validation", "export"}
    assert {"ExportAgeSeconds", "5XXError"} <= {a["MetricName"] for a in alarms}


def test_f191_the_night_s_export_is_at_half_past_three_in_paris(resources: Resources) -> None:
    night = resources["ExportReact"]["Properties"]["Events"]["Nuit"]["Properties"]
    assert night["ScheduleExpression"] == "cron(30 3 * * ? *)"
    assert night["ScheduleExpressionTimezone"] == "Europe/Paris"
    assert json.loads(night["Input"]) == {"tache": "nuit"}


def test_the_list_of_organisations_comes_every_night_in_paris(resources: Resources) -> None:
    night = resources["RegistrationNuit"]["Properties"]["Events"]["ListeOf"]["Properties"]
    assert night["ScheduleExpression"] == "cron(20 4 * * ? *)"
    assert night["ScheduleExpressionTimezone"] == "Europe/Paris"
    assert json.loads(night["Input"]) == {"tache": "importer_liste"}


def test_the_evidence_of_the_registers_is_removed_when_registration_says(resources: Resources) -> None:
    rules = resources["Documents"]["Properties"]["LifecycleConfiguration"]["Rules"]
    (days,) = (rule["ExpirationInDays"] for rule in rules if rule.get("Prefix") == "preuves/")
    assert days == PREUVES_GARDEES.days


def test_the_state_machine_of_the_template_is_the_file_in_workflows(resources: Resources) -> None:
    machine = resources["ValidationAttente"]["Properties"]
    text = (ROOT / machine["DefinitionUri"]).read_text(encoding="utf-8")
    for name in machine["DefinitionSubstitutions"]:
        assert f"${{{name}}}" in text


def test_no_service_asks_where_it_runs() -> None:
    for file in (ROOT / "services").rglob("*.py"):
        text = file.read_text(encoding="utf-8")
        for word in ("ministack", "localhost", "127.0.0.1", "is_local", "AWS_SAM_LOCAL"):
            assert word not in text, f"{file.name} knows of {word}"
