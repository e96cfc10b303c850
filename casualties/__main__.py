"""`python -m casualties`: the command line."""

import sys

from casualties.cli import main

if __name__ == "__main__":
    sys.exit(main())
