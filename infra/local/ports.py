"""Doors on loopback, and on loopback only."""

import socket

from infra.local.refusals import Refused


def listen(port: int) -> list[socket.socket]:
    """Take `port` (0: any free one) on 127.0.0.1, and on ::1 where it exists, for browsers try it first.

    Raises `Refused` when somebody else already answers there.
    """
    try:
        first = _bind(socket.AF_INET, "127.0.0.1", port)
    except OSError as taken:
        raise Refused(
            f"Le port {port} est déjà pris : arrêtez l’autre programme ou lancez « make run PORT=8123 »."
        ) from taken
    number: int = first.getsockname()[1]
    try:
        return [first, _bind(socket.AF_INET6, "::1", number)]
    except OSError:
        # No IPv6 on this machine is fine; another program there is not, for the browser would show that one.
        if _answers("::1", number):
            first.close()
            raise Refused(
                f"Un autre programme répond déjà sur [::1]:{number} : lancez « make run PORT=8123 »."
            ) from None
        return [first]


def _answers(host: str, port: int) -> bool:
    try:
        socket.create_connection((host, port), timeout=0.2).close()
    except OSError:
        return False
    return True


def _bind(family: socket.AddressFamily, host: str, port: int) -> socket.socket:
    door = socket.socket(family, socket.SOCK_STREAM)
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    door.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    try:
        door.bind((host, port))
    except OSError:
        door.close()
        raise
    door.listen(128)
    return door


def listen_near(port: int) -> list[socket.socket]:
    """The next port if it is free, so that it stays the same from one run to the next, else any free one."""
    try:
        return listen(port)
    except Refused:
        return listen(0)
