"""A Cognito in memory: the calls that `shared.credentials` makes, with the errors that AWS answers."""

import json
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

from services.shared import aws

_ERRORS = {
    "UserNotFoundException": "User does not exist.",
    "NotAuthorizedException": "Incorrect username or password.",
    "UsernameExistsException": "User account already exists",
    "InvalidPasswordException": "Password did not conform with policy",
    "InvalidParameterException": "1 validation error detected",
    "EnableSoftwareTokenMFAException": "Code mismatch",
    "CodeMismatchException": "Invalid code received for user",
}
SECRET = "JBSWY3DPEHPK3PXP"
CODE, NEXT_CODE = "123456", "654321"  # what the telephone shows, in these tests, and half a minute later


class Pool:
    """The users by address: their `sub` and password. `minimum` is the pool's own rule, `code` what telephones show.

    AWS refuses a code that served; the local engine does not, nor does this pool: our own guard must hold.
    """

    def __init__(self) -> None:
        self.users: dict[str, dict[str, str]] = {}
        self.minimum = 8
        self.code = CODE
        aws.client("cognito-idp").meta.events.register("before-call.cognito-identity-provider", self._answer)

    def _answer(self, model: Any, params: dict[str, Any], **_: Any) -> tuple[Any, dict[str, Any]]:
        found = getattr(self, model.name)(json.loads(params["body"]))
        if isinstance(found, str):
            error = {"Error": {"Code": found, "Message": _ERRORS[found]}, "ResponseMetadata": {}}
            return SimpleNamespace(status_code=400, headers={}), error
        return SimpleNamespace(status_code=200, headers={}), {**found, "ResponseMetadata": {}}

    def AdminCreateUser(self, asked: dict[str, Any]) -> Any:  # noqa: N802 — the name of the call
        if asked["Username"] in self.users:
            return "UsernameExistsException"
        user = self.users[asked["Username"]] = {"sub": str(uuid4()), "password": ""}
        return {"User": {"Attributes": [{"Name": "sub", "Value": user["sub"]}]}}

    def AdminGetUser(self, asked: dict[str, Any]) -> Any:  # noqa: N802 — the name of the call
        if asked["Username"] not in self.users:
            return "UserNotFoundException"
        return {"UserAttributes": [{"Name": "sub", "Value": self.users[asked["Username"]]["sub"]}]}

    def AdminSetUserPassword(self, asked: dict[str, Any]) -> Any:  # noqa: N802 — the name of the call
        if len(asked["Password"]) < self.minimum:
            return "InvalidPasswordException"
        if asked["Username"] not in self.users:
            return "UserNotFoundException"
        self.users[asked["Username"]]["password"] = asked["Password"]
        return {}

    def AdminInitiateAuth(self, asked: dict[str, Any]) -> Any:  # noqa: N802 — the name of the call
        given = asked["AuthParameters"]
        if any(sign.isspace() for sign in given["USERNAME"]) or not given["PASSWORD"]:
            return "InvalidParameterException"
        known = self.users.get(given["USERNAME"])
        if known is None:
            return "UserNotFoundException"
        if not known["password"] or known["password"] != given["PASSWORD"]:
            return "NotAuthorizedException"
        if known.get("enrolled"):
            return {"ChallengeName": "SOFTWARE_TOKEN_MFA", "Session": f"session-{given['USERNAME']}"}
        return {"AuthenticationResult": {"AccessToken": f"jeton-{given['USERNAME']}"}}

    def AssociateSoftwareToken(self, asked: dict[str, Any]) -> Any:  # noqa: N802 — the name of the call
        return {"SecretCode": SECRET, "Session": asked["AccessToken"]}

    def VerifySoftwareToken(self, asked: dict[str, Any]) -> Any:  # noqa: N802 — the name of the call
        return {"Status": "SUCCESS"} if asked["UserCode"] == self.code else "EnableSoftwareTokenMFAException"

    def AdminSetUserMFAPreference(self, asked: dict[str, Any]) -> Any:  # noqa: N802 — the name of the call
        self.users[asked["Username"]]["enrolled"] = "yes" if asked["SoftwareTokenMfaSettings"]["Enabled"] else ""
        return {}

    def AdminRespondToAuthChallenge(self, asked: dict[str, Any]) -> Any:  # noqa: N802 — the name of the call
        given = asked["ChallengeResponses"]
        if asked["Session"] != f"session-{given['USERNAME']}":
            return "NotAuthorizedException"
        if given["SOFTWARE_TOKEN_MFA_CODE"] != self.code:
            return "CodeMismatchException"
        return {"AuthenticationResult": {"AccessToken": "jeton"}}
