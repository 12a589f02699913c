"""What happens to a fact when a part of the line fails: no stream, a delivery too many, a message nobody can read."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from infra.demo.services import Together
from infra.installation import STACK
from infra.local.engine import Engine
from services.domain.adresse import Adresse
from services.domain.events import StructureApproved
from services.domain.rights import Principal
from services.shared.table import OUTBOX, Item
from services.shared.trace import Trace

pytestmark = pytest.mark.journey
