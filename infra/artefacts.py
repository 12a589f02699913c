"""Assembles what `template.yaml` packs: our code, and the pinned dependencies built for Lambda, without Docker."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "artefacts"
CODE = ("services", "lheo", "referentiels", "profiles")
# Lambda's own Python has the SDK; pip, setuptools and the prompts of Chalice's command line serve no request.
LEFT_OUT = (
    "boto3",
    "botocore",
    "s3transfer",
    "pip",
    "setuptools",
    "inquirer",
    "blessed",
    "readchar",
    "editor",
    "click",
)
PLATFORM = ("manylinux2014_x86_64", "manylinux_2_28_x86_64")
RUNTIME = "3.13"
PURE_SOURCE = "jours-feries-france"  # published as source only; pure Python, so it is right on every platform


def main() -> None:
    """Write artefacts/code and artefacts/dependances anew."""
    shutil.rmtree(OUT, ignore_errors=True)
    for name in CODE:
        shutil.copytree(ROOT / name, OUT / "code" / name, ignore=shutil.ignore_patterns("__pycache__", "static"))
    # Pages name assets by the manifest; the files themselves are served by the static bucket
    manifest = Path("services/shared/static/manifest.json")
    (OUT / "code" / manifest.parent).mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / manifest, OUT / "code" / manifest)
    _install(OUT / "dependances" / "python")


def _install(target: Path) -> None:
    lock = OUT / "dependances.txt"
    lock.write_text(_wanted((ROOT / "locks" / "lambda.txt").read_text(encoding="utf-8")), encoding="utf-8")
    platforms = [argument for platform in PLATFORM for argument in ("--platform", platform)]
    command = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--require-hashes",
        "--requirement",
        str(lock),
    ]
    command += ["--target", str(target), "--python-version", RUNTIME, "--implementation", "cp"]
    command += ["--only-binary=:all:", f"--no-binary={PURE_SOURCE}"]
    subprocess.run([*command, *platforms], check=True)
    lock.unlink()


def _wanted(lock: str) -> str:
    """The requirements of a lock file, one block each, without those that are left out."""
    blocks = re.split(r"\n(?=[a-zA-Z0-9])", lock)
    return "\n".join(block for block in blocks if re.split(r"[=<>\[; ]", block, maxsplit=1)[0] not in LEFT_OUT)


if __name__ == "__main__":
    main()
