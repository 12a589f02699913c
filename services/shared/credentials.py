"""Who keeps the passwords and the second factors: Cognito. We never store one."""

from collections.abc import Callable
from dataclasses import dataclass

from botocore.exceptions import ClientError

from services.domain.errors import Refused, Violation
from services.shared import aws

_UNKNOWN = {
    "UserNotFoundException",
    "NotAuthorizedException",
    "UserNotConfirmedException",
    "PasswordResetRequiredException",
}


# A wrong code, one that was used already, or a session that has ended (Cognito API, VerifySoftwareToken,
# AdminRespondToAuthChallenge)
_NO = {"CodeMismatchException", "ExpiredCodeException", "NotAuthorizedException", "EnableSoftwareTokenMFAException"}


@dataclass(frozen=True, slots=True)
class Epreuve:
    """A right password. `session` when the pool now wants a code; else `jeton`, with which the user may enrol."""

    session: str = ""
    jeton: str = ""


class Credentials:
    """The users of one Cognito pool, by their e-mail address."""

    def __init__(self, pool: str, client: str) -> None:
        self._pool, self._client = pool, client
        self._cognito = aws.client("cognito-idp")

    def create(self, courriel: str) -> str:
        """Make a user without a usable password; returns its `sub`. A user who exists already keeps his own."""
        try:
            user = self._cognito.admin_create_user(
                UserPoolId=self._pool,
                Username=courriel,
                MessageAction="SUPPRESS",
                UserAttributes=[{"Name": "email", "Value": courriel}, {"Name": "email_verified", "Value": "true"}],
            )["User"]["Attributes"]
        except self._cognito.exceptions.UsernameExistsException:
            user = self._cognito.admin_get_user(UserPoolId=self._pool, Username=courriel)["UserAttributes"]
        return next(str(attribute["Value"]) for attribute in user if attribute["Name"] == "sub")

    def set_password(self, courriel: str, password: str) -> None:
        """Give a user his password. Raises Refused when the pool's own policy says no."""
        try:
            self._cognito.admin_set_user_password(
                UserPoolId=self._pool, Username=courriel, Password=password, Permanent=True
            )
        except self._cognito.exceptions.InvalidPasswordException as error:
            refusal = Violation(
                "COMPTE.MOT_DE_PASSE.FAIBLE", "Choisissez un mot de passe plus long ou plus varié.", ("mot_de_passe",)
            )
            raise Refused(refusal.message, violations=(refusal,)) from error

    def check(self, courriel: str, password: str) -> Epreuve | None:
        """What follows the right password; None for unknown users and wrong passwords alike."""
        try:
            answer = self._cognito.admin_initiate_auth(
                UserPoolId=self._pool,
                ClientId=self._client,
                AuthFlow="ADMIN_USER_PASSWORD_AUTH",
                AuthParameters={"USERNAME": courriel, "PASSWORD": password},
            )
        except ClientError as error:
            if error.response["Error"]["Code"] in _UNKNOWN:
                return None
            raise
        if answer.get("ChallengeName") == "SOFTWARE_TOKEN_MFA":
            return Epreuve(session=answer["Session"])
        return Epreuve(jeton=answer["AuthenticationResult"]["AccessToken"])

    def answer(self, courriel: str, session: str, code: str) -> bool:
        """Whether `code` is the one that the user's application shows now."""
        return self._accepted(
            lambda: self._cognito.admin_respond_to_auth_challenge(
                UserPoolId=self._pool,
                ClientId=self._client,
                ChallengeName="SOFTWARE_TOKEN_MFA",
                Session=session,
                ChallengeResponses={"USERNAME": courriel, "SOFTWARE_TOKEN_MFA_CODE": code},
            )
        )

    def enrol(self, jeton: str) -> str:
        """A new secret for the user's application, in base 32 (RFC 6238); it counts once a code has confirmed it."""
        return self._cognito.associate_software_token(AccessToken=jeton)["SecretCode"]

    def confirm(self, courriel: str, jeton: str, code: str) -> bool:
        """Whether `code` comes from the application that was just enrolled; from then on the pool asks for one."""
        if not self._accepted(lambda: self._cognito.verify_software_token(AccessToken=jeton, UserCode=code)):
            return False
        self._prefer_code(courriel, wanted=True)
        return True

    def forget(self, courriel: str, sub: str) -> None:
        """Remove a user. One who is gone stays gone; the address may be somebody else's by now, who is left alone."""
        try:
            user = self._cognito.admin_get_user(UserPoolId=self._pool, Username=courriel)["UserAttributes"]
        except self._cognito.exceptions.UserNotFoundException:
            return
        if {"Name": "sub", "Value": sub} in user:
            self._cognito.admin_delete_user(UserPoolId=self._pool, Username=courriel)

    def forget_second_factor(self, courriel: str) -> None:
        """Let a user enrol anew, who has lost the telephone."""
        self._prefer_code(courriel, wanted=False)

    def _prefer_code(self, courriel: str, *, wanted: bool) -> None:
        self._cognito.admin_set_user_mfa_preference(
            UserPoolId=self._pool,
            Username=courriel,
            SoftwareTokenMfaSettings={"Enabled": wanted, "PreferredMfa": wanted},
        )

    @staticmethod
    def _accepted(ask: Callable[[], object]) -> bool:
        try:
            ask()
        except ClientError as error:
            if error.response["Error"]["Code"] in _NO:
                return False
            raise
        return True
