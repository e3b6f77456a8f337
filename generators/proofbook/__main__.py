"""`python -m proofbook`."""

from proofbook.cli import main

if __name__ == "__main__":
    main()
