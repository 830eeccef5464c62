"""The program's own YAML files: vocabulary, texts, manifests."""

from pathlib import Path
from typing import Any

import yaml

# libyaml reads ten times faster; not every build of PyYAML has it
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(path: Path) -> dict[str, Any]:
    """The mapping a packaged file holds."""
    loaded: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506  a safe loader
    return loaded
