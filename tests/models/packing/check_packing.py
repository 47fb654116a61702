#!/usr/bin/env python3
"""Checks the answer of `packbay-cli pack` piece by piece against the files that it was asked with.

usage: check_packing.py (--boxes CSV --items CSV | --thpack FILE) [--keep-flat] [--support PERCENT] [--divisor N]
                        [--step-g N] [--expected CSV --column N] < answer
One line a finding on stdout, then a line of totals; exit 1 when there is a finding. Written from freight.md D4 and G and
from the command's contract; it shares nothing with the packer. With --expected (BoxPacker's results, column from 1) an
order with more boxes than there is a finding too.
"""
import argparse
import csv
import itertools
import json
import sys
from collections import Counter, namedtuple

Item = namedtuple("Item", "name size grams upright")
Box = namedtuple("Box", "name outer tare inner most")


def read_csv(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return [row for row in csv.reader(file) if row]


def read_boxes(path):
    boxes = {}
    for row in read_csv(path):
        n = list(map(int, row[1:9]))
        boxes[row[0]] = Box(row[0], tuple(n[0:3]), n[3], tuple(n[4:7]), n[7])
    return boxes


def read_orders(path, keep_flat):
    """{order: Counter of items}, in order of first appearance."""
    orders = {}
    upright = (False, False, True) if keep_flat else (True, True, True)
    for row in read_csv(path):
        item = Item(row[2], tuple(map(int, row[3:6])), int(row[6]), upright)
        orders.setdefault(row[0], Counter())[item] += int(row[1])
    return orders


def read_thpack(path, keep_flat):
    with open(path, encoding="ascii") as file:
        numbers = map(int, file.read().split())
    problems = {}
    for _ in range(next(numbers)):
        number, _ = next(numbers), next(numbers)
        inner = (next(numbers), next(numbers), next(numbers))
        items = Counter()
        for _ in range(next(numbers)):
            name, w, up_w, l, up_l, d, up_d, count = (next(numbers) for _ in range(8))
            upright = (False, False, True) if keep_flat else (up_w == 1, up_l == 1, up_d == 1)
            items[Item(str(name), (w, l, d), 0, upright)] += count
        problems[number] = (inner, items)
    return problems


def may_stand_so(item, turned):
    """True when `turned` is one of the item's sizes with a side upright that may be."""
    return any(item.upright[up] and turned[2] == item.size[up]
               and sorted(turned[:2]) == sorted(item.size[i] for i in range(3) if i != up) for up in range(3))


def common(a, b):
    return max(0, min(a[3], b[3]) - max(a[0], b[0])) * max(0, min(a[4], b[4]) - max(a[1], b[1]))


def check_places(inner, pieces, support):
    """Bounds, overlaps and support of (x1, y1, z1, x2, y2, z2)."""
    for p in pieces:
        if min(p[:3]) < 0 or any(p[i + 3] > inner[i] for i in range(3)):
            yield f"out of bounds {p} in {inner}"
    by_x = sorted(pieces)
    for i, a in enumerate(by_x):
        for b in itertools.islice(by_x, i + 1, None):
            if b[0] >= a[3]:
                break
            if a[2] < b[5] and b[2] < a[5] and common(a, b) > 0:
                yield f"overlap {a} {b}"
    tops = {}
    for p in pieces:
        tops.setdefault(p[5], []).append(p)
    for p in pieces:
        base = (p[3] - p[0]) * (p[4] - p[1])
        held = base if p[2] == 0 else sum(common(p, q) for q in tops.get(p[2], ()))
        if held * 100 < base * support:
            yield f"support {held * 100 // base} % under {p}"


def assign(pieces, left):
    """The items that the pieces are, taken out of `left`."""
    grams = 0
    for piece in pieces:
        turned = (piece["w"], piece["l"], piece["d"])
        fit = [item for item, count in left.items() if count > 0 and item.name == piece["name"] and may_stand_so(item, turned)]
        if not fit:
            yield f"no piece left called {piece['name']} of {turned}, turned as allowed", 0
            continue
        left[fit[0]] -= 1
        grams = fit[0].grams
        yield None, grams


def cuboids(items):
    return [(i["x"], i["y"], i["z"], i["x"] + i["w"], i["y"] + i["l"], i["z"] + i["d"]) for i in items]


def volume(sides):
    return sides[0] * sides[1] * sides[2]


def content(items):
    return sum(i["w"] * i["l"] * i["d"] for i in items)


def check_box(given, boxes, left, options):
    box = boxes.get(given["box"])
    if box is None:
        yield f"no box is called {given['box']}"
        return
    grams = box.tare
    for finding, weight in assign(given["items"], left):
        grams += weight
        if finding:
            yield finding
    yield from check_places(box.inner, cuboids(given["items"]), options.support)
    if not given["items"]:
        yield "an empty box"
    if grams != given["gross_g"]:
        yield f"gross_g {given['gross_g']}, the pieces and the box weigh {grams}"
    if grams > box.most:
        yield f"weight {grams} g in a box for {box.most} g"
    steps = max(-(-grams // options.step_g), -(-volume(box.outer) // (options.divisor * options.step_g)))
    if steps * options.step_g != given["billed_g"]:
        yield f"billed_g {given['billed_g']}, due is {steps * options.step_g}"
    if given["util_ppm"] != content(given["items"]) * 1000000 // volume(box.inner):
        yield f"util_ppm {given['util_ppm']}"


def check_order(line, boxes, left, options):
    for given in line["boxes"]:
        yield from check_box(given, boxes, left, options)
    out = Counter()
    for unpacked in line["unpacked"]:
        out[unpacked["name"]] += unpacked["qty"]
    missing = Counter()
    for item, count in left.items():
        missing[item.name] += count
    if +missing != +out:
        yield f"left over {dict(+missing)}, said to be unpacked {dict(+out)}"


def check_orders(lines, options):
    boxes = read_boxes(options.boxes)
    orders = read_orders(options.items, options.keep_flat)
    expected = {row[0]: int(row[options.column - 1]) for row in read_csv(options.expected)} if options.expected else {}
    *lines, total = lines
    sums = Counter()
    if [line.get("order") for line in lines] != list(orders):
        yield "answer", "the orders are not those of the file in order of first appearance"
    for line in lines:
        for finding in check_order(line, boxes, Counter(orders.get(line["order"], ())), options):
            yield line["order"], finding
        sums.update(orders=1, boxes=len(line["boxes"]), billed_g=sum(box["billed_g"] for box in line["boxes"]),
                    unpacked=sum(left["qty"] for left in line["unpacked"]))
        if len(line["boxes"]) > expected.get(line["order"], len(line["boxes"])):
            yield line["order"], f"{len(line['boxes'])} boxes, expected are {expected[line['order']]}"
    for key in ("orders", "boxes", "unpacked", "billed_g"):
        if total.get(key) != sums[key]:
            yield "totals", f"{key} {total.get(key)}, due is {sums[key]}"
    print(json.dumps({key: sums[key] for key in ("orders", "boxes", "unpacked", "billed_g")}))


def check_containers(lines, options):
    problems = read_thpack(options.thpack, options.keep_flat)
    *lines, total = lines
    ppm = 0
    if [line.get("problem") for line in lines] != list(problems):
        yield "answer", "the problems are not those of the file"
    for line in lines:
        inner, items = problems.get(line["problem"], ((1, 1, 1), Counter()))
        left = Counter(items)
        for finding, _ in assign(line["items"], left):
            if finding:
                yield line["problem"], finding
        for finding in check_places(inner, cuboids(line["items"]), options.support):
            yield line["problem"], finding
        util = content(line["items"]) * 1000000 // volume(inner)
        if (line["util_ppm"], line["placed"], line["of"]) != (util, len(line["items"]), sum(items.values())):
            yield line["problem"], f"util_ppm, placed, of: due are {util}, {len(line['items'])}, {sum(items.values())}"
        ppm += util
    if (total.get("problems"), total.get("mean_util_ppm")) != (len(lines), ppm // max(1, len(lines))):
        yield "totals", f"problems, mean_util_ppm: due are {len(lines)}, {ppm // max(1, len(lines))}"
    print(json.dumps({"problems": len(lines), "mean_util_ppm": ppm // max(1, len(lines))}))


def main():
    parser = argparse.ArgumentParser()
    for option in ("--boxes", "--items", "--thpack", "--expected"):
        parser.add_argument(option)
    parser.add_argument("--keep-flat", action="store_true")
    for option, value in (("--support", 0), ("--divisor", 5000), ("--step-g", 500), ("--column", 5)):
        parser.add_argument(option, type=int, default=value)
    options = parser.parse_args()
    lines = [json.loads(line) for line in sys.stdin]
    found = 0
    for where, finding in (check_containers if options.thpack else check_orders)(lines, options):
        print(f"{where}: {finding}")
        found += 1
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
