"""Who keeps the passwords: Cognito. We never store one."""

from botocore.exceptions import ClientError

from services.domain.errors import Refused, Violation
from services.shared import aws

_UNKNOWN = {
    "UserNotFoundException",
    "NotAuthorizedException",
    "UserNotConfirmedException",
    "PasswordResetRequiredException",
}


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

    def check(self, courriel: str, password: str) -> bool:
        """Whether this is the user's password; unknown users and wrong passwords give the same answer."""
        try:
            self._cognito.admin_initiate_auth(
                UserPoolId=self._pool,
                ClientId=self._client,
                AuthFlow="ADMIN_USER_PASSWORD_AUTH",
                AuthParameters={"USERNAME": courriel, "PASSWORD": password},
            )
        except ClientError as error:
            if error.response["Error"]["Code"] in _UNKNOWN:
                return False
            raise
        return True
