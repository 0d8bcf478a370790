"""The storyboard's pydantic schema in the dialect of OpenAPI 3.0."""

from typing import Any

from generation.storyboard.schema import Storyboard


def storyboard_schema() -> dict[str, Any]:
    schema = Storyboard.model_json_schema()
    plain: dict[str, Any] = _plain(schema, schema.get("$defs", {}))
    return plain


def _plain(node: Any, definitions: dict[str, Any]) -> Any:
    """References written out, `const` as an enum of one, `anyOf` with null as nullable."""
    if isinstance(node, list):
        return [_plain(item, definitions) for item in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        return _plain(definitions[node["$ref"].rpartition("/")[2]], definitions)
    plain = {key: _plain(value, definitions) for key, value in node.items() if key not in ("$defs", "const", "anyOf")}
    if "const" in node:
        plain["enum"] = [node["const"]]
    if "anyOf" in node:
        plain |= next(_plain(option, definitions) for option in node["anyOf"] if option.get("type") != "null")
        plain["nullable"] = True
    return plain
