"""The entry point: `python run.py COMMAND`; `python run.py --help` lists the commands."""

import os
import shlex
import sys

if sys.version_info < (3, 11):
    sys.exit("This program needs Python 3.11 or newer; this is Python " + sys.version.split()[0] + ".")

try:
    from triage.cli import main
except ModuleNotFoundError as missing:
    if (missing.name or "").startswith("triage"):
        raise
    if os.path.exists(".venv/bin/python"):
        sys.exit(f"This Python has no library '{missing.name}'. Type: .venv/bin/python {shlex.join(sys.argv)}")
    sys.exit(
        f"The library '{missing.name}' is missing. Type: "
        "python3 -m venv .venv && .venv/bin/pip install -e . && .venv/bin/python run.py demo"
    )

if __name__ == "__main__":
    sys.exit(main())
