#!/usr/bin/env python3
"""Checks what the programs print against the schemas.

usage: check_lines.py SCHEMAS < lines of {"schema":name,"label":text,"line":text}
One line a finding on stdout, then how many lines were checked; exit 1 when there is a finding or nothing to check.
Beyond JSON Schema: the keys that a schema names stand in its order and before any other, no key stands twice, and a
fraction or exponent is never an integer.
"""
import json
import pathlib
import sys
import warnings
from decimal import Decimal

warnings.simplefilter("ignore")  # newer jsonschema has another resolver; Debian 12's has only this one
from jsonschema import Draft202012Validator, RefResolver, ValidationError, validators  # noqa: E402


def unique(pairs):
    keys = [key for key, _ in pairs]
    if len(keys) != len(set(keys)):
        raise ValueError(f"a key stands twice: {keys}")
    return dict(pairs)


def ordered_properties(validator, properties, instance, schema):
    yield from Draft202012Validator.VALIDATORS["properties"](validator, properties, instance, schema)
    if validator.is_type(instance, "object"):
        due = [key for key in properties if key in instance]
        found = list(instance)[:len(due)]
        if found != due:
            yield ValidationError(f"keys stand as {found}, due is {due}")


Ordered = validators.extend(Draft202012Validator, {"properties": ordered_properties})


def main():
    folder = pathlib.Path(sys.argv[1]).resolve()
    checkers = {}
    for path in sorted(folder.glob("*.json")):
        schema = json.loads(path.read_text(encoding="utf-8"))
        Draft202012Validator.check_schema(schema)
        checkers[path.stem] = Ordered(schema, resolver=RefResolver(path.as_uri(), schema))
    checked = 0
    findings = []
    for record in map(json.loads, sys.stdin):
        label = record["label"]
        try:
            value = json.loads(record["line"], object_pairs_hook=unique, parse_float=Decimal)
        except ValueError as error:
            findings.append(f"{label}: {error}: {record['line'][:120]}")
            continue
        for error in checkers[record["schema"]].iter_errors(value):
            findings.append(f"{label}: /{'/'.join(map(str, error.path))}: {error.message[:300]}")
        checked += 1
    for finding in findings:
        print(finding)
    print(f"{checked} checked")
    return 1 if findings or not checked else 0


if __name__ == "__main__":
    sys.exit(main())
