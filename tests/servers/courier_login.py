"""In the place of Courier's login: greets as it does, checks the password, and hands the connection to its imapd.

    python3 courier_login.py HOST PORT IMAPD ROOT

ROOT/users/NAME holds the password of NAME, ROOT/mail/NAME the Maildir. Runs by itself, on any Python 3.
"""

from __future__ import annotations

import os
import shlex
import signal
import socket
import sys
from pathlib import Path

# What Debian's /etc/courier/imapd says; then what imapd adds after a login.
CAPABILITIES = "IMAP4rev1 UIDPLUS CHILDREN NAMESPACE THREAD=ORDEREDSUBJECT THREAD=REFERENCES SORT QUOTA IDLE"
SETTINGS = {"IMAP_KEYWORDS": "1", "IMAP_ACL": "1", "IMAP_USELOCKS": "1", "IMAP_CHECK_ALL_FOLDERS": "0"}


def serve(host: str, port: int, imapd: str, root: Path) -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for a child
    listener = socket.create_server((host, port), backlog=64)
    while True:
        client, _ = listener.accept()
        if os.fork():
            client.close()
            continue
        listener.close()
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        user, tag = log_in(client, root)
        if user:
            hand_over(client, imapd, root / "mail" / user, user, tag)
        os._exit(0)


def log_in(client: socket.socket, root: Path) -> tuple[str, str]:
    """The user and the tag of the LOGIN that succeeded; "" where the client left."""
    client.sendall(f"* OK [CAPABILITY {CAPABILITIES}] Courier-IMAP ready.\r\n".encode())
    while line := read_line(client):
        tag, _, rest = line.partition(" ")
        command, _, arguments = rest.partition(" ")
        if command.upper() == "CAPABILITY":
            client.sendall(f"* CAPABILITY {CAPABILITIES}\r\n{tag} OK CAPABILITY completed\r\n".encode())
        elif command.upper() == "LOGIN":
            user, password = shlex.split(arguments)
            known = root / "users" / user
            if known.is_file() and known.read_text("utf-8") == password:
                return user, tag
            client.sendall(f"{tag} NO Login failed.\r\n".encode())
        elif command.upper() == "LOGOUT":
            client.sendall(f"* BYE Courier-IMAP server shutting down\r\n{tag} OK LOGOUT completed\r\n".encode())
            break
        else:
            client.sendall(f"{tag} NO Error in IMAP command received by server.\r\n".encode())
    return "", ""


def read_line(client: socket.socket) -> str:
    """One line and not an octet more: what follows is imapd's."""
    line = b""
    while not line.endswith(b"\n") and (octet := client.recv(1)):
        line += octet
    return line.decode("utf-8", "replace").strip()


def hand_over(client: socket.socket, imapd: str, maildir: Path, user: str, tag: str) -> None:
    os.dup2(client.fileno(), 0)
    os.dup2(client.fileno(), 1)
    who = {"AUTHENTICATED": user, "IMAPLOGINTAG": tag, "TCPREMOTEIP": "127.0.0.1", "TCPREMOTEPORT": "1"}
    os.execve(imapd, [imapd, str(maildir)], {**os.environ, **SETTINGS, **who, "IMAP_CAPABILITY": CAPABILITIES})


if __name__ == "__main__":
    serve(sys.argv[1], int(sys.argv[2]), sys.argv[3], Path(sys.argv[4]))
