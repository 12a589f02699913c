"""Who is let in, how much may pass, and what is answered in the engine's stead."""

import pytest

from infra.local.edge import MAX_REQUEST
from infra.local.engine import Engine
from tests.engine.site.visitor import visit

pytestmark = pytest.mark.journey


def test_a_page_keeps_its_headers_and_both_its_cookies(engine: Engine) -> None:
    home = visit(f"{engine.url}/", X_Forwarded_For="203.0.113.9")
    assert home.headers.get_all("set-cookie") == ["__Host-pre=1; Path=/; Secure; HttpOnly", "essai=2; Path=/"]
    assert home.body.decode() == '<h1>Bonjour é</h1>"absent"'


def test_a_foreign_name_is_refused_at_both_doors(engine: Engine) -> None:
    for door in (engine.url, engine.endpoint_url):
        assert visit(f"{door}/", Host="rebond.example").status == 403


@pytest.mark.parametrize("path", ["/_ministack/reset", "/_ministack/health", "/_aws/execute-api/x/prod/"])
def test_the_engine_s_administration_is_closed_from_outside(engine: Engine, path: str) -> None:
    assert visit(engine.endpoint_url + path, b"").status == 403
    assert visit(engine.url + path, b"").status == 403


def test_the_engine_s_operations_ask_for_the_installation_s_key(engine: Engine) -> None:
    assert visit(f"{engine.endpoint_url}/_cariflow/restart-functions", b"{}").status == 403
    assert visit(f"{engine.endpoint_url}/_cariflow/save", b"{}", x_cariflow_key="faux").status == 403


def test_the_api_is_served_at_the_platform_s_door_only(engine: Engine) -> None:
    assert visit(f"{engine.endpoint_url}{engine.deployment.target}/").status == 403


def test_a_foreign_page_may_not_speak_to_the_engine(engine: Engine) -> None:
    assert visit(f"{engine.endpoint_url}/cariflow-documents", Origin="https://ailleurs.example").status == 403
    assert visit(f"{engine.endpoint_url}/cariflow-documents", Origin="null").status == 403


def test_nobody_reads_or_writes_without_a_signature(engine: Engine) -> None:
    assert visit(f"{engine.endpoint_url}/cariflow-documents/x", b"x", "PUT").status == 403
    assert visit(f"{engine.endpoint_url}/cariflow-documents/x").status == 403


def test_an_exception_s_text_never_reaches_the_client(engine: Engine) -> None:
    machine = visit(f"{engine.url}/panne", Accept="application/json")
    assert (machine.status, machine.json) == (502, {"message": "Internal server error"})
    person = visit(f"{engine.url}/panne", Accept="text/html,*/*")
    assert person.status == 502
    assert "Erreur du service" in person.body.decode()
    assert "secret" not in person.body.decode()


def test_a_request_over_ten_megabytes_is_refused(engine: Engine) -> None:
    refused = visit(f"{engine.url}/offres", b"x" * (MAX_REQUEST + 1))
    assert (refused.status, refused.json) == (413, {"message": "Request Too Long"})


def test_an_answer_over_six_megabytes_is_a_failure(engine: Engine) -> None:
    assert visit(f"{engine.url}/enorme").status == 502


def test_an_unknown_address_is_answered_as_api_gateway_does(engine: Engine) -> None:
    unknown = visit(f"{engine.url}/nulle-part")
    assert (unknown.status, unknown.json) == (403, {"message": "Missing Authentication Token"})


def test_static_files_are_kept_for_ever_and_nothing_else_is_served_beside_them(engine: Engine) -> None:
    assert visit(f"{engine.url}/static/../../../pyproject.toml").status == 404
    assert visit(f"{engine.url}/static/%2e%2e/%2e%2e/settings.py").status == 404
    assert visit(f"{engine.url}/static/absent.css").status == 404
