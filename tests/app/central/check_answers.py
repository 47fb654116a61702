#!/usr/bin/env python3
"""Checks recorded answers of the central, and its route table, against openapi.yaml.

usage: check_answers.py openapi.yaml answers.jsonl [routes.jsonl]
Exit 1 with one line a finding.
"""
import json
import re
import sys
import warnings

import yaml

warnings.simplefilter("ignore")  # newer jsonschema has another resolver; Debian 12's has only this one
from jsonschema import Draft202012Validator, RefResolver  # noqa: E402


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        api = yaml.safe_load(file)
    findings = []
    resolver = RefResolver.from_schema(api)
    templates = [(re.compile("^" + re.sub(r"\{\w+\}", "[^/]+", path) + "$"), path) for path in api["paths"]]

    def validate(schema, value):
        return [f"{'/'.join(map(str, e.path))}: {e.message[:200]}"
                for e in Draft202012Validator(schema, resolver=resolver).iter_errors(value)]

    def response_of(record):
        path = next((p for pattern, p in templates if pattern.match(record["path"])), None)
        operation = api["paths"].get(path, {}).get(record["method"].lower()) if path else None
        if operation is None:
            return {"$ref": "#/components/responses/Refusal"} if record["status"] in (401, 404, 405) else None
        return operation["responses"].get(str(record["status"])) or operation["responses"].get("default")

    checked = 0
    with open(sys.argv[2], encoding="utf-8") as file:
        for line in file:
            record = json.loads(line)
            name = f"{record['method']} {record['path']} {record['status']}"
            response = response_of(record)
            if response is None:
                findings.append(f"{name}: not in the contract")
                continue
            if "$ref" in response:
                response = resolver.resolve(response["$ref"])[1]
            kind = record["type"].split(";")[0]
            if kind not in response["content"]:
                findings.append(f"{name}: {kind} is not in the contract")
                continue
            value = json.loads(record["body"]) if kind == "application/json" else record["body"]
            findings += [f"{name}: {problem}" for problem in validate(response["content"][kind].get("schema", {}), value)]
            checked += 1

    findings += lint(api)
    if len(sys.argv) > 3:
        findings += compare_routes(api, sys.argv[3])
    for finding in findings[:40]:
        print(finding)
    print(f"{checked} answers checked, {len(findings)} findings")
    return 1 if findings or not checked else 0


def lint(api):
    """The document itself: schemas that are schemas, references that lead somewhere, path parameters that are declared."""
    findings = []
    for name, schema in api["components"]["schemas"].items():
        try:
            Draft202012Validator.check_schema(schema)
        except Exception as error:  # noqa: BLE001
            findings.append(f"schema {name}: {str(error)[:200]}")

    def walk(node, where):
        if isinstance(node, dict):
            if "$ref" in node:
                target = api
                for part in node["$ref"].lstrip("#/").split("/"):
                    target = target.get(part, {}) if isinstance(target, dict) else {}
                if not target:
                    findings.append(f"{where}: {node['$ref']} leads nowhere")
            for key, value in node.items():
                walk(value, f"{where}/{key}")
        elif isinstance(node, list):
            for index, value in enumerate(node):
                walk(value, f"{where}/{index}")

    walk(api, "")
    used = set(re.findall(r"#/components/schemas/(\w+)", json.dumps(api)))
    findings += [f"schema {name}: nobody uses it" for name in api["components"]["schemas"] if name not in used]
    for path, operations in api["paths"].items():
        for method, operation in operations.items():
            declared = {p["name"] for p in operation.get("parameters", []) if p.get("in") == "path"}
            if declared != set(re.findall(r"{(\w+)}", path)):
                findings.append(f"{method} {path}: path parameters {declared}")
            if not operation.get("summary") or "default" not in operation["responses"]:
                findings.append(f"{method} {path}: summary and default response are due")
    return findings


def compare_routes(api, path):
    documented = {}
    for route, operations in api["paths"].items():
        for method, operation in operations.items():
            documented[f"{method.upper()} {route}"] = (
                operation["x-audience"], operation["x-token-kind"], operation["x-roles"],
                sorted(p["name"] for p in operation.get("parameters", []) if p.get("in") == "query"),
                any(p.get("name") == "Idempotency-Key" or p.get("$ref", "").endswith("/IdempotencyKey")
                    for p in operation.get("parameters", [])))
    served = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            r = json.loads(line)
            public = r["audience"] == "public"
            served[f"{r['method']} {r['path']}"] = (r["audience"], "none" if public else r["kind"],
                                                   [] if public else [r["role"]], sorted(r["query"].split()), r["key"])
    return [f"{name}: served as {served.get(name)}, documented as {documented.get(name)}"
            for name in sorted(served.keys() | documented.keys()) if served.get(name) != documented.get(name)]


if __name__ == "__main__":
    sys.exit(main())
