"""`python -m usercontext` and the installed command: hand over to the CLI. Nothing else."""

import sys

from usercontext.cli.main import run


def main() -> None:
    """Run the command line and exit with its code."""
    sys.exit(run())


if __name__ == "__main__":
    main()
