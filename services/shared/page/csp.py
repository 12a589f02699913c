"""The content security policy of every page: nothing comes from elsewhere, nothing is written inline."""

import re

# Scheme and host, a port perhaps: a path, a space or a semicolon would let a second directive in.
ORIGIN = re.compile(r"https?://[A-Za-z0-9.-]+(:\d+)?")


def csp(*form_action: str, connect: tuple[str, ...] = ()) -> str:
    """The value of `Content-Security-Policy`.

    `form_action`: origins that a form may also be sent to, `https://bucket.s3.eu-west-3.amazonaws.com` for a presigned
    POST; `connect`: the same for `fetch`. Raises ValueError for what is not a bare origin.
    """
    for origin in (*form_action, *connect):
        if not ORIGIN.fullmatch(origin):
            raise ValueError(f"not an origin: {origin!r}")
    return "; ".join(
        [
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self'",
            "font-src 'self'",
            " ".join(["connect-src 'self'", *connect]),
            " ".join(["form-action 'self'", *form_action]),
            "base-uri 'none'",
            "frame-ancestors 'none'",
        ]
    )
