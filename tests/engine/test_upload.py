"""A browser posts a file straight to the bucket, as the registration form does, and comes back."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from infra.local.engine import Engine

pytestmark = [pytest.mark.journey, pytest.mark.browser]

PDF = b"%PDF-1.7\n" + b"x" * 1000

FETCH = """async ({url, fields, text}) => {
    const form = new FormData();
    Object.entries(fields).forEach(([name, value]) => form.append(name, value));
    form.append("file", new Blob([text]));
    return (await fetch(url, {method: "POST", body: form})).status;
}"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def test_a_form_puts_its_file_in_the_bucket_and_comes_back(engine: Engine, page: Page) -> None:
    page.goto(f"{engine.url}/envoi")
    page.set_input_files("input[name=file]", {"name": "statuts.pdf", "mimeType": "application/pdf", "buffer": PDF})
    page.click("text=Envoyer")
    page.wait_for_url(f"{engine.url}/recu?**")
    assert "recus/statuts.pdf" in page.content()
    kept = engine.client("s3").get_object(Bucket=engine.outputs["Bucket"], Key="recus/statuts.pdf")
    assert kept["Body"].read() == PDF


def test_a_file_over_the_limit_is_refused_by_the_bucket(engine: Engine, page: Page) -> None:
    page.goto(f"{engine.url}/envoi")
    big = {"name": "gros.pdf", "mimeType": "application/pdf", "buffer": b"x" * 1_000_001}
    page.set_input_files("input[name=file]", big)
    page.click("text=Envoyer")
    page.wait_for_url(f"{engine.endpoint_url}/**")
    assert "EntityTooLarge" in page.content()


def test_a_script_of_the_page_may_post_too_for_the_bucket_s_cors_names_it(engine: Engine, page: Page) -> None:
    s3, bucket = engine.client("s3"), engine.outputs["Bucket"]
    post = s3.generate_presigned_post(bucket, "recus/script.pdf", ExpiresIn=60)
    page.goto(f"{engine.url}/")
    assert page.evaluate(FETCH, post | {"text": "du script"}) == 204
    assert s3.get_object(Bucket=bucket, Key="recus/script.pdf")["Body"].read() == b"du script"


def test_a_signed_address_opens_in_the_browser(engine: Engine, page: Page) -> None:
    s3, bucket = engine.client("s3"), engine.outputs["Bucket"]
    s3.put_object(Bucket=bucket, Key="a.txt", Body=b"lu", ContentType="text/plain")
    page.goto(s3.generate_presigned_url("get_object", {"Bucket": bucket, "Key": "a.txt"}, ExpiresIn=60))
    assert page.text_content("body") == "lu"
