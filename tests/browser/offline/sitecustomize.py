"""Cut the server's network: put on PYTHONPATH, this refuses every connection that would leave the machine.

Python imports a module of this name before anything else. The refusal is written to stderr, where the tests look
for it.
"""

import ipaddress
import sys

REFUSED = "ConvScope tests: refused to reach"


def _stays(host: object) -> bool:
    """Whether an address names this machine; a socket path and an empty host do."""
    if host in ("", "localhost", None) or isinstance(host, bytes | int):
        return True
    try:
        address = ipaddress.ip_address(str(host).partition("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def refuse(event: str, arguments: tuple) -> None:
    """Audit hook: raise before a connection or a name look-up that leaves the machine."""
    if event == "socket.connect":
        address = arguments[1]
        host = address[0] if isinstance(address, tuple) else ""
    elif event == "socket.getaddrinfo":
        host = arguments[0]
    else:
        return
    if not _stays(host):
        print(REFUSED, host, file=sys.stderr, flush=True)
        raise OSError(f"{REFUSED} {host}")


sys.addaudithook(refuse)
