"""Opens the files of a run with parsers that are not ours and compares what they say.

report_files.py FOLDER: report.json, seconds.csv, junit.xml, report.md, report.html, summary.json,
locust_*.csv. Prints what differs; exits with 1 then.
"""

import csv
import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

folder = sys.argv[1]
wrong = []


def text_of(name):
    with open(f"{folder}/{name}", encoding="utf-8", newline="") as file:
        return file.read()


def rows_of(name):
    return list(csv.DictReader(text_of(name).splitlines(keepends=True)))


# Times in rows are whole nanoseconds, those of the JSON report are as they were reckoned.
NANOSECOND_MS = 1.001e-6


def same(what, one, other, apart=0):
    if isinstance(one, float) or isinstance(other, float):
        equal = abs(one - other) <= max(apart, 1e-9 * max(abs(one), abs(other)))
    else:
        equal = one == other
    if not equal:
        wrong.append(f"{what}: {one!r} is not {other!r}")


report = json.loads(text_of("report.json"))
metrics = report["metrics"]
reqs = metrics["http_reqs"]["count"]
failed = metrics["http_req_failed"]["passes"]
ended = sum(row["count"] for row in report["names"])

# Our CSV: a row per second, whose sums are the totals.
seconds = rows_of("seconds.csv")
same("csv: seconds", len(seconds), len(report["seconds"]))
for column, total in (
    ("http_reqs", reqs),
    ("failed", failed),
    ("ended", ended),
    ("ticks_missed", metrics["ticks_missed"]["count"]),
    ("checks_failed", metrics["checks"]["fails"]),
    ("data_sent", metrics["data_sent"]["count"]),
    ("data_received", metrics["data_received"]["count"]),
):
    same(f"csv: {column}", sum(int(row[column]) for row in seconds), total)
for row, second in zip(seconds, report["seconds"]):
    for key in ("p(95)", "p(99.9)", "avg", "max", "lag"):
        same(f"csv: {key}", float(row[key]) if row[key] else None, second[key])

# Locust's.
stats = rows_of("locust_stats.csv")
all_of = stats[-1]
same("locust: the last row", all_of["Name"], "Aggregated")
same("locust: requests", int(all_of["Request Count"]), ended)
same("locust: failures", int(all_of["Failure Count"]), failed)
same("locust: median", float(all_of["50%"]), metrics["http_req_duration"]["med"],
     NANOSECOND_MS)
same("locust: 99 %", float(all_of["99%"]), metrics["http_req_duration"]["p(99)"],
     NANOSECOND_MS)
same("locust: names", sum(int(row["Request Count"]) for row in stats[:-1]), ended)
whole = rows_of("locust_stats_history.csv")
history = [row for row in whole if row["Name"] == "Aggregated"]
same("locust: a row a second", len(history), len(report["seconds"]))
same("locust: history by name", sum(int(row["Requests/s"]) for row in whole
                                    if row["Name"] != "Aggregated"), ended)
last_of = {(row["Name"], row["Type"]): row for row in whole}
for row in stats[:-1]:
    same(f"locust: the last of {row['Name']}", row["Request Count"],
         last_of[row["Name"], row["Type"]]["Total Request Count"])
same("locust: history", int(history[-1]["Total Request Count"]), ended)
same("locust: failures in history", int(history[-1]["Total Failure Count"]), failed)
kinds = sum(int(row["Occurrences"]) for row in rows_of("locust_failures.csv"))
same("locust: kinds", kinds, failed)
for row in rows_of("locust_failures.csv"):
    for key in ("First Seen", "Last Seen"):
        if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", row[key]):
            wrong.append(f"locust: {key} {row[key]!r}")
same("locust: exceptions", len(rows_of("locust_exceptions.csv")), len(report["mishaps"]))

# JUnit.
suites = ElementTree.fromstring(text_of("junit.xml"))
cases = suites.findall("testsuite/testcase")
same("junit: suites", suites.tag, "testsuites")
same("junit: tests", int(suites.get("tests")), len(cases))
same("junit: failures", int(suites.get("failures")), len(suites.findall(".//failure")))
for check in report["checks"]:
    found = [case for case in cases if case.get("name") == check["name"]]
    same(f"junit: check {check['name']}", len(found), 1)
    same(f"junit: {check['name']} is told", found[0].find("skipped") is not None,
         check["fails"] > 0)
same("junit: skipped", int(suites.find("testsuite").get("skipped")),
     len(suites.findall(".//skipped")))
same("junit: there is a failure exactly where the run failed", suites.get("failures") != "0",
     report["run"]["exit_code"] != 0)

# Markdown.
parsed = subprocess.run(
    ["cmark-gfm", "-e", "table", "-t", "xml", f"{folder}/report.md"],
    capture_output=True, text=True, check=True,
).stdout
space = {"m": "http://commonmark.org/xml/1.0"}
document = ElementTree.fromstring(re.sub(r"<!DOCTYPE.*?>", "", parsed))
tables = document.findall("m:table", space)
headings = ["".join(node.itertext()).strip() for node in document.findall("m:heading", space)]
for row in document.iter(f"{{{space['m']}}}table_row"):
    same("md: cells of a row in a table of 12", len(row) in (2, 3, 4, 5, 6, 12), True)
if "By name" not in headings or len(tables) < 3:
    wrong.append(f"md: {headings}, {len(tables)} tables")
same("md: html within", document.findall(".//m:html_inline", space), [])
names = tables[headings[1:].index("By name")].findall("m:table_row", space)
same("md: names", len(names), len(report["names"]) + 1)

# The page: what it draws.
page = json.loads(re.search(r'id="run">(.*?)</script>', text_of("report.html"), re.S).group(1))
same("html: passed", page["passed"], report["run"]["exit_code"] == 0)
same("html: requests", page["names"][0]["count"], ended)
same("html: failed", page["names"][0]["failed"], failed)
same("html: the script's metric", [own["name"] for own in page["own"]], ["orders"])

# k6's layout.
summary = json.loads(text_of("summary.json"))
same("k6: http_reqs", summary["metrics"]["http_reqs"]["count"], reqs)
same("k6: http_req_failed", summary["metrics"]["http_req_failed"]["passes"], failed)
same("k6: checks", {name: [c["passes"], c["fails"]] for name, c in
                    summary["root_group"]["checks"].items()},
     {c["name"]: [c["passes"], c["fails"]] for c in report["checks"]})
same("k6: the script's metric", summary["metrics"]["orders"]["count"], metrics["orders"]["count"])
same("k6: a phase", summary["metrics"]["http_req_waiting"]["p(95)"],
     metrics["http_req_waiting"]["p(95)"])
same("k6: p(95)", summary["metrics"]["http_req_duration"]["p(95)"],
     metrics["http_req_duration"]["p(95)"])

print("\n".join(wrong))
sys.exit(1 if wrong else 0)
