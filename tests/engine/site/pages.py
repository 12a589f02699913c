"""The doors of the small system: what people open, what machines call, and who may."""

import json
import os
from typing import Any

import boto3

Event = dict[str, Any]


def authorize(event: Event, _context: object) -> Event:
    cookie = event.get("headers", {}).get("cookie") or event.get("headers", {}).get("Cookie") or ""
    allowed = "__Host-session=bon" in cookie
    statement = {
        "Action": "execute-api:Invoke",
        "Effect": "Allow" if allowed else "Deny",
        "Resource": event["methodArn"],
    }
    policy = {"Version": "2012-10-17", "Statement": [statement]}
    return {"principalId": "jeanne", "policyDocument": policy, "context": {"sub": "jeanne", "roles": "of"}}


def answer(event: Event, _context: object) -> Event:
    return ROUTES[f"{event['httpMethod']} {event['resource']}"](event)


def home(event: Event) -> Event:
    cookies = ["__Host-pre=1; Path=/; Secure; HttpOnly", "essai=2; Path=/"]
    return {
        "statusCode": 200,
        "headers": {"Content-Type": "text/html; charset=utf-8"},
        "multiValueHeaders": {"Set-Cookie": cookies},
        "body": "<h1>Bonjour é</h1>" + json.dumps(event["headers"].get("x-forwarded-for", "absent")),
    }


def me(event: Event) -> Event:
    return _json(event["requestContext"]["authorizer"])


def offer(event: Event) -> Event:
    """Put an offer, whose stream tells the rest of the story, and start its workflow."""
    wanted = json.loads(event["body"])
    boto3.client("dynamodb").put_item(
        TableName=os.environ["TABLE_NAME"],
        Item={"pk": {"S": wanted["id"]}, "etat": {"S": "soumise"}, "ttl": {"N": "4102444800"}},
    )
    given = {"id": wanted["id"], "delai": wanted.get("delai", 3600)}
    boto3.client("stepfunctions").start_execution(
        stateMachineArn=os.environ["WORKFLOW_ARN"], name=wanted["id"], input=json.dumps(given)
    )
    return _json(given, 201)


def decide(event: Event) -> Event:
    pk = {"pk": {"S": event["pathParameters"]["id"]}}
    item = boto3.client("dynamodb").get_item(TableName=os.environ["SUIVI_TABLE"], Key=pk)["Item"]
    boto3.client("stepfunctions").send_task_success(taskToken=item["jeton"]["S"], output='{"decision": "viser"}')
    return _json({"id": event["pathParameters"]["id"]})


def upload_form(_event: Event) -> Event:
    """A page with a form that posts a PDF straight to the bucket and comes back."""
    post = boto3.client("s3").generate_presigned_post(
        os.environ["DOCUMENTS_BUCKET"],
        "recus/${filename}",
        Fields={"success_action_redirect": f"{os.environ['PUBLIC_URL']}/recu", "Content-Type": "application/pdf"},
        Conditions=[
            ["starts-with", "$key", "recus/"],
            {"Content-Type": "application/pdf"},
            ["starts-with", "$success_action_redirect", os.environ["PUBLIC_URL"]],
            ["content-length-range", 1, 1_000_000],
        ],
        ExpiresIn=300,
    )
    inputs = "".join(f'<input type="hidden" name="{name}" value="{value}">' for name, value in post["fields"].items())
    page = (
        f'<!doctype html><title>Envoi</title><form action="{post["url"]}" method="post" enctype="multipart/form-data">'
        f'{inputs}<input type="file" name="file"><button>Envoyer</button></form>'
    )
    headers = {"Content-Type": "text/html; charset=utf-8", "Referrer-Policy": "same-origin"}
    return {"statusCode": 200, "headers": headers, "body": page}


def received(event: Event) -> Event:
    return _json(event["queryStringParameters"])


def fail(_event: Event) -> Event:
    raise LookupError("un secret dans le message")


def huge(_event: Event) -> Event:
    return {"statusCode": 200, "headers": {"Content-Type": "text/plain"}, "body": "x" * 6_500_000}


def process(_event: Event) -> Event:
    return _json(os.getpid())


def forbidden_call(_event: Event) -> Event:
    """This function's role has no right on queues."""
    boto3.client("sqs").list_queues()
    return _json({})


def sign_in(event: Event) -> Event:
    typed = json.loads(event["body"])
    answer = boto3.client("cognito-idp").admin_initiate_auth(
        UserPoolId=os.environ["USER_POOL_ID"],
        ClientId=os.environ["USER_POOL_CLIENT_ID"],
        AuthFlow="ADMIN_USER_PASSWORD_AUTH",
        AuthParameters={"USERNAME": typed["email"], "PASSWORD": typed["password"]},
    )
    return _json({"challenge": answer.get("ChallengeName"), "signed_in": "AuthenticationResult" in answer})


def _json(content: Any, status: int = 200) -> Event:
    return {"statusCode": status, "headers": {"Content-Type": "application/json"}, "body": json.dumps(content)}


ROUTES = {
    "GET /": home,
    "GET /moi": me,
    "POST /offres": offer,
    "POST /offres/{id}/decision": decide,
    "GET /envoi": upload_form,
    "GET /recu": received,
    "GET /panne": fail,
    "GET /enorme": huge,
    "GET /processus": process,
    "GET /interdit": forbidden_call,
    "POST /connexion": sign_in,
}
