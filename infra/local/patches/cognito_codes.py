"""Codes sent by mail are drawn at random: with the engine's constants anybody could reset anybody's password."""

import secrets

from infra.local.patches.source import expect, rewrite


def apply() -> None:
    from ministack.services import cognito

    for function in ("_forgot_password", "_admin_reset_user_password"):
        rewrite(cognito, function, {'code = "654321"': "code = cariflow_code()"}, cariflow_code=code)
    rewrite(cognito, "_sign_up", {'"_confirmation_code": "123456"': '"_confirmation_code": cariflow_code()'})
    resend = 'user.get("_confirmation_code") or "123456"'
    rewrite(cognito, "_resend_confirmation_code", {resend: "cariflow_code()"})
    expect(cognito._EMAIL_OTP_CODE == "123456", "one-time passwords by mail are made otherwise")
    # One value per run: our pool has no such sign-in, this only closes the door.
    cognito._EMAIL_OTP_CODE = code()


def code() -> str:
    """Six digits, as Cognito sends them."""
    return f"{secrets.randbelow(1_000_000):06d}"
