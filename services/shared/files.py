"""Files in a private bucket: received by presigned POST, read with caps, lent for minutes, written as a stream."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from services.domain.errors import NotFound
from services.shared import aws
from services.shared.unreadable import unreadable

if TYPE_CHECKING:
    from types_boto3_s3.type_defs import CompletedPartTypeDef

_PART = 8 * 1024 * 1024  # S3 wants at least 5 MiB in every part but the last


@dataclass(frozen=True, slots=True)
class Upload:
    """What a browser needs to send one file straight to the bucket: the address and the fields of the form."""

    url: str
    fields: dict[str, str]


@dataclass(frozen=True, slots=True)
class Stored:
    """A file as it lies in the bucket; `version` never changes content, `size` in bytes."""

    key: str
    version: str
    size: int


class Files:
    """One bucket, by name."""

    def __init__(self, bucket: str) -> None:
        self.bucket = bucket
        self._s3 = aws.client("s3")

    def upload_form(self, key: str, *, content_type: str, max_bytes: int, redirect: str, minutes: int) -> Upload:
        """Leave to send one file under `key`, of that type and at most that size, within so many minutes."""
        fields = {"Content-Type": content_type, "success_action_redirect": redirect}
        form = self._s3.generate_presigned_post(
            self.bucket,
            key,
            Fields=dict(fields),
            Conditions=[*({name: value} for name, value in fields.items()), ["content-length-range", 0, max_bytes]],
            ExpiresIn=minutes * 60,
        )
        return Upload(form["url"], form["fields"])

    def stat(self, key: str, version: str | None = None) -> Stored:
        """Size and version of a file. Raises NotFound when nothing was sent."""
        try:
            head = self._s3.head_object(Bucket=self.bucket, Key=key, **_version(version))
        except ClientError as error:
            raise _absent(error) from error
        return Stored(key, head.get("VersionId", ""), head["ContentLength"])

    def read(self, key: str, *, max_bytes: int, version: str | None = None) -> bytes:
        """The content, at most `max_bytes` of it. Raises NotFound."""
        try:
            answer = self._s3.get_object(
                Bucket=self.bucket, Key=key, Range=f"bytes=0-{max_bytes - 1}", **_version(version)
            )
        except ClientError as error:
            raise _absent(error) from error
        return answer["Body"].read(max_bytes)

    def find(self, key: str, *, max_bytes: int, start: int = 0) -> bytes | None:
        """At most so many bytes from `start` on; None when there is none. Raises OSError: S3 gives no answer."""
        with unreadable("file"):
            try:
                wanted = f"bytes={start}-{start + max_bytes - 1}"
                answer = self._s3.get_object(Bucket=self.bucket, Key=key, Range=wanted)
            except ClientError as error:
                if _is_absent(error):
                    return None
                raise
            return answer["Body"].read(max_bytes)

    def keep(self, key: str, version: str, under: str) -> Stored:
        """A copy of that version under another key, where no lifecycle rule removes it. Raises NotFound."""
        source = {"Bucket": self.bucket, "Key": key, "VersionId": version}
        try:
            copied = self._s3.copy_object(Bucket=self.bucket, Key=under, CopySource=source)  # type: ignore[arg-type]  # the stubs forget VersionId
        except ClientError as error:
            raise _absent(error) from error
        return self.stat(under, copied.get("VersionId"))

    def keys(self, under: str, *, since: datetime, until: datetime) -> Iterator[str]:
        """The keys below a folder whose file was written between two moments."""
        pages = self._s3.get_paginator("list_objects_v2").paginate(Bucket=self.bucket, Prefix=under)
        return (
            found["Key"]
            for page in pages
            for found in page.get("Contents", ())
            if since <= found["LastModified"] < until
        )

    def erase(self, key: str) -> None:
        """Remove a file for good, all its versions; removing what is gone already changes nothing."""
        pages = self._s3.get_paginator("list_object_versions").paginate(Bucket=self.bucket, Prefix=key)
        for page in pages:
            for found in (*page.get("Versions", ()), *page.get("DeleteMarkers", ())):
                if found["Key"] == key:
                    self._s3.delete_object(Bucket=self.bucket, Key=key, VersionId=found["VersionId"])

    def put(self, key: str, content: bytes, content_type: str) -> None:
        """Write a small file."""
        self._s3.put_object(Bucket=self.bucket, Key=key, Body=content, ContentType=content_type)

    def put_once(self, key: str, content: bytes, content_type: str) -> None:
        """Write a small file, unless one of that name is there: it is left as it is."""
        try:
            self._s3.put_object(Bucket=self.bucket, Key=key, Body=content, ContentType=content_type, IfNoneMatch="*")
        except ClientError as error:
            # 409: somebody else is writing it at this very moment
            if error.response["Error"]["Code"] not in {"PreconditionFailed", "412", "ConditionalRequestConflict"}:
                raise

    def link(self, key: str, *, filename: str, minutes: int, version: str | None = None) -> str:
        """An address that gives this one file, as an attachment, for so many minutes; never for a mail nor a log."""
        disposition = f'attachment; filename="{filename}"'
        params: dict[str, Any] = {"Bucket": self.bucket, "Key": key, "ResponseContentDisposition": disposition}
        return self._s3.generate_presigned_url("get_object", Params=params | _version(version), ExpiresIn=minutes * 60)

    def write(self, key: str, chunks: Iterable[bytes], content_type: str) -> str:
        """Write a file of any size at constant memory; it appears whole or not at all. Returns its SHA-256, in hex."""
        digest, parts = hashlib.sha256(), list[CompletedPartTypeDef]() if TYPE_CHECKING else []
        upload = self._s3.create_multipart_upload(Bucket=self.bucket, Key=key, ContentType=content_type)["UploadId"]
        try:
            for number, part in enumerate(_parts(chunks), 1):
                digest.update(part)
                sent = self._s3.upload_part(Bucket=self.bucket, Key=key, UploadId=upload, PartNumber=number, Body=part)
                parts.append({"ETag": sent["ETag"], "PartNumber": number})
        except BaseException:
            self._s3.abort_multipart_upload(Bucket=self.bucket, Key=key, UploadId=upload)
            raise
        self._s3.complete_multipart_upload(
            Bucket=self.bucket, Key=key, UploadId=upload, MultipartUpload={"Parts": parts}
        )
        return digest.hexdigest()


def _parts(chunks: Iterable[bytes]) -> Iterator[bytes]:
    buffer = bytearray()
    for chunk in chunks:
        buffer += chunk
        if len(buffer) >= _PART:
            yield bytes(buffer)
            buffer.clear()
    yield bytes(buffer)


def _version(version: str | None) -> dict[str, Any]:
    return {"VersionId": version} if version else {}


def _is_absent(error: ClientError) -> bool:
    return error.response["Error"]["Code"] in {"404", "NoSuchKey", "NoSuchVersion", "InvalidRange", "416"}


def _absent(error: ClientError) -> Exception:
    if _is_absent(error):
        return NotFound("Ce document n’a pas été reçu, ou n’est plus conservé.")
    return error
