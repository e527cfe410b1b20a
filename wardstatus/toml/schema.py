"""The form of a file as a JSON Schema, for editors that complete and check while one writes."""

from collections.abc import Mapping
from datetime import date, time, timedelta
from typing import Any, TypeAlias

from pydantic import BaseModel, GetJsonSchemaHandler
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from wardstatus.core import durations

Schema: TypeAlias = Mapping[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_TEXT = {
    "anyOf": [
        {"type": "string"},
        {"type": "object", "additionalProperties": {"type": "string"}},
    ]
}


class OrOne:
    """Says in the schema that one value may stand for a table or a list of such."""

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Return the schema of one value or of many."""
        many = handler(schema)
        return {"anyOf": [many.get("additionalProperties") or many["items"], many]}


class OrText:
    """Says in the schema that a text, by language or not, may stand for a table with a name."""

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Return the schema of a text or of the table."""
        return {"anyOf": [handler(schema), *_TEXT["anyOf"]]}


class _Written(GenerateJsonSchema):
    """Defaults as they are written in the file; what may be left out is left out, never null."""

    def encode_default(self, dft: Any) -> Any:
        if isinstance(dft, timedelta):
            return durations.say(dft)
        if isinstance(dft, date | time):
            return dft.isoformat()
        # A table that is left out is a table with nothing in it.
        return {} if isinstance(dft, BaseModel) else super().encode_default(dft)

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        made = super().default_schema(schema)
        if "default" in made and made["default"] is None:
            del made["default"]
        return made


def schema(form: type[BaseModel]) -> Schema:
    """Return the JSON Schema of a form, its keys as they are written."""
    made = form.model_json_schema(by_alias=True, schema_generator=_Written)
    return {"$schema": DIALECT, **made}
