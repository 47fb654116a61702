#!/usr/bin/env python3
"""The second opinion on workbooks, by openpyxl.

workbook.py read FILE         every sheet as JSON: {"sheet": [[cell, ...], ...]}, None for an empty cell
workbook.py write FILE        a workbook from JSON on stdin: {"sheet": [[cell, ...], ...]}; a text "=..." is a formula,
                              {"number": "8.55"}, {"date": "2026-11-22"}, {"percent": "0.125"}, {"flag": true} are typed
"""
import datetime
import json
import sys

import openpyxl


def typed(sheet, row, column, cell):
    target = sheet.cell(row=row, column=column)
    if not isinstance(cell, dict):
        target.value = cell
        return
    kind, value = next(iter(cell.items()))
    if kind == "date":
        target.value = datetime.datetime.fromisoformat(value.replace("Z", ""))
    elif kind == "flag":
        target.value = value
    else:
        target.value = int(value) if value.lstrip("-").isdigit() else float(value)
        if kind == "percent":
            target.number_format = "0.0%"


def main():
    action, path = sys.argv[1:]
    if action == "read":
        book = openpyxl.load_workbook(path)
        print(json.dumps({sheet.title: [[cell if cell is None else str(cell) for cell in row]
                                        for row in sheet.iter_rows(values_only=True)] for sheet in book}))
        return
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in json.load(sys.stdin).items():
        sheet = book.create_sheet(title)
        for r, row in enumerate(rows, 1):
            for c, cell in enumerate(row, 1):
                typed(sheet, r, c, cell)
    book.save(path)


main()
