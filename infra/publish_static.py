"""Sends the compiled assets to the static bucket of a deployed stack; their names carry their content."""

import argparse
import mimetypes

import boto3

from infra.artefacts import ROOT

FOLDER = ROOT / "services" / "shared" / "static"
FOREVER = "public, max-age=31536000, immutable"


def main() -> None:
    """Send every file; the bucket is read from the outputs of the stack."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stack", default="cariflow")
    stack = parser.parse_args().stack
    outputs = boto3.client("cloudformation").describe_stacks(StackName=stack)["Stacks"][0]["Outputs"]
    bucket = next(output["OutputValue"] for output in outputs if output["OutputKey"] == "SeauStatique")
    s3 = boto3.client("s3")
    for file in sorted(path for path in FOLDER.rglob("*") if path.is_file()):
        name = file.relative_to(FOLDER).as_posix()
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        s3.upload_file(str(file), bucket, f"static/{name}", ExtraArgs={"ContentType": kind, "CacheControl": FOREVER})
        print(name)


if __name__ == "__main__":
    main()
