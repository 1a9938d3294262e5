"""The entry point: `python run.py COMMAND`; `python run.py --help` lists the commands."""

import sys

if sys.version_info < (3, 11):
    sys.exit("This program needs Python 3.11 or newer; this is Python " + sys.version.split()[0] + ".")

try:
    from triage.cli import main
except ModuleNotFoundError as missing:
    if (missing.name or "").startswith("triage"):
        raise
    sys.exit(
        f"The library '{missing.name}' is missing. Type: "
        "python3 -m venv .venv && .venv/bin/pip install -e . && .venv/bin/python run.py demo"
    )

if __name__ == "__main__":
    sys.exit(main())
