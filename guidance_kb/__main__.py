"""The command line of the knowledge base: `python -m guidance_kb check`."""

from __future__ import annotations

import argparse
import sys

from guidance_kb import settings
from guidance_kb.reading.checks import check
from guidance_kb.reading.content import read_content


def main() -> int:
    """Runs one command. Returns 0 where all is well, 1 where the content has problems."""
    parser = argparse.ArgumentParser(prog="guidance")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("check", help="say everything that is wrong with the content files")
    parser.parse_args()
    return _check()


def _check() -> int:
    content, problems = read_content(settings.content_dir())
    problems += check(content)
    for problem in sorted(problems):
        sys.stdout.write(f"{problem}\n")
    sys.stdout.write(f"{len(content.entries)} records, {len(problems)} problems\n")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
