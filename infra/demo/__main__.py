"""`python -m infra.demo DATA_DIR`: plays the demo on a running engine and prints its accounts as JSON."""

import json
import sys
from pathlib import Path

from infra.demo.histoire import play

if __name__ == "__main__":
    print(json.dumps(play(Path(sys.argv[1])), ensure_ascii=False))
