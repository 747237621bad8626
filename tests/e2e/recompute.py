"""Computes every figure of a JSON report anew from the samples of the run, and compares.

recompute.py REPORT NDJSON: prints what differs, or how many figures are equal; exits with 1 when
any differs. Nothing here is shared with the program: sums are whole numbers, times are whole
nanoseconds, and percentiles are found by exact arithmetic.
"""

import collections
import functools
import json
import math
import re
import sys
from decimal import Decimal


def nanos(text):
    return int(Decimal(text) * 1_000_000)


report = json.load(open(sys.argv[1], encoding="utf-8"))
points = collections.defaultdict(list)  # by metric: (value as written, tags)
moments = collections.defaultdict(list)  # by metric: (time, value)
declared = {}
in_order = []  # the exchanges of the file, each with its own values
for line in open(sys.argv[2], encoding="utf-8"):
    entry = json.loads(line, parse_float=str, parse_int=str)
    if entry["type"] == "Metric":
        assert entry["metric"] not in declared and entry["metric"] not in points
        declared[entry["metric"]] = entry["data"]["type"]
    else:
        assert entry["metric"] in declared
        value = entry["data"]["value"]
        points[entry["metric"]].append((value, entry["data"]["tags"]))
        if entry["metric"] == "http_reqs":
            in_order.append({})
        elif entry["metric"] in ("http_req_duration", "data_sent", "data_received"):
            in_order[-1][entry["metric"]] = value
        moments[entry["metric"]].append((entry["data"]["time"], value))

known_metrics = {
    "http_reqs", "http_req_failed", "http_req_duration", "checks", "actions", "actions_failed",
    "actions_cut_off", "action_duration", "ticks", "ticks_owed", "ticks_missed", "bots",
    "data_sent", "data_received", "generator_lag", "gc_pause", "http_req_blocked",
    "http_req_looking_up", "http_req_connecting", "http_req_tls_handshaking", "http_req_sending",
    "http_req_waiting", "http_req_receiving", "iterations", "iteration_duration",
    "http_reqs_resent", "http_req_response", "action_response", "schedule_lag", "arrivals",
    "arrivals_started", "arrivals_dropped", "journey_duration", "journey_response",
}
elapsed = report["run"]["elapsed_s"]
compared = 0
wrong = []


def same(what, told, computed):
    global compared
    compared += 1
    if isinstance(told, float) or isinstance(computed, float):
        equal = (told is not None and computed is not None
                 and math.isclose(told, computed, rel_tol=1e-12, abs_tol=1e-300))
    else:
        equal = told == computed
    if not equal:
        wrong.append(f"{what}: the report says {told!r}, the samples {computed!r}")


def total(metric, wanted=lambda tags: True):
    return sum(int(value) for value, tags in points[metric] if wanted(tags))


def times(metric, wanted=lambda tags: True):
    return [nanos(value) for value, tags in points[metric] if wanted(tags)]


# The middle of the bucket that a value falls into: 2^(i/128) <= value < 2^((i+1)/128), decided
# without rounding.
@functools.cache
def middle(value):
    i = (value**128).bit_length() - 1
    bounds = []
    for j in (i, i + 1):
        # The program's bounds are rounded at 63 bits within their octave.
        octave, part = divmod(j, 128)
        bounds.append(math.ldexp(float(root(part)), octave - 63))
    return 2 / (1 / bounds[0] + 1 / bounds[1])


# The least whole number that is not below 2^63 * 2^(part/128).
@functools.cache
def root(part):
    power = 1 << (63 * 128 + part)
    low, high = 1 << 63, 1 << 64
    while low < high:
        half = (low + high) // 2
        if half**128 >= power:
            high = half
        else:
            low = half + 1
    return low


def percentile(ordered, percent):
    if percent == 100:
        return ordered[-1]
    rank = max(1, math.ceil(Decimal(str(percent)) * len(ordered) / 100))
    value = ordered[rank - 1]
    found = middle(value) if value > 0 else 0
    return min(max(found, ordered[0]), ordered[-1])


def trend(what, told, values):
    ordered = sorted(values)
    same(f"{what}.count", told["count"], len(ordered))
    if not ordered:
        for key in ("avg", "min", "med", "max", "p(90)", "p(95)", "p(99)", "p(99.9)"):
            same(f"{what}.{key}", told[key], None)
        return
    same(f"{what}.avg", told["avg"], sum(ordered) / len(ordered) / 1e6)
    same(f"{what}.min", told["min"], ordered[0] / 1e6)
    same(f"{what}.max", told["max"], ordered[-1] / 1e6)
    for key, percent in (("med", 50), ("p(90)", 90), ("p(95)", 95), ("p(99)", 99),
                         ("p(99.9)", 99.9)):
        same(f"{what}.{key}", told[key], percentile(ordered, percent) / 1e6)


def counter(metric, told=None, source=None):
    count = total(source or metric)
    told = told or report["metrics"][metric]
    same(f"{metric}.count", told["count"], count)
    same(f"{metric}.rate", told["rate"], count / elapsed)


def rate(metric, passes, all_of):
    told = report["metrics"][metric]
    same(f"{metric}.passes", told["passes"], passes)
    same(f"{metric}.fails", told["fails"], all_of - passes)
    same(f"{metric}.rate", told["rate"], passes / all_of if all_of else 0)


# The tags that make a series of exchanges; those that are not ours are the script's own.
system_tags = {"model", "action", "group", "name", "method", "outcome", "status",
               "expected_response", "sent", "verdict", "text"} | set(report["run"]["tags"])


def series(tags):
    own = tuple(sorted((key, value) for key, value in tags.items() if key not in system_tags))
    return (tags["model"], tags["name"], tags["method"], tags["outcome"], int(tags["status"]),
            {"true": True, "false": False, None: None}[tags.get("expected_response")],
            tags.get("action", ""), tags.get("group", "::")[2:], own)


def row_series(row):
    return tuple(row[key] for key in ("model", "name", "method", "outcome", "status", "expected",
                                      "action", "group")) + (tuple(sorted(row["tags"].items())),)


def by(metric, key):
    groups = collections.defaultdict(list)
    for value, tags in points[metric]:
        groups[key(tags)].append((value, tags))
    return groups


# ---- Requests, series by series

exchanges = by("http_reqs", series)
called = {side: by("verdicts", lambda tags, side=side: (tags["verdict"] == side, series(tags)))
          for side in ("good", "failed")}


def verdicts(side, key):
    return sum(int(value) for value, tags in called[side][(True, key)])


failed_of, counted_of = {}, {}
for key, ended in exchanges.items():
    good, bad = verdicts("good", key), verdicts("failed", key)
    expected = key[5]
    failed_of[key] = len(ended) - good if expected is False else bad
    counted_of[key] = good + bad if expected is None else len(ended)

rows = {row_series(row): row for row in report["outcomes"]}
same("outcomes", sorted(rows, key=str), sorted(exchanges, key=str))
for key, ended in exchanges.items():
    what = f"outcomes {key}"
    row = rows.get(key)
    if row is None:
        continue
    same(f"{what}.count", row["count"], len(ended))
    same(f"{what}.sent", row["sent"], sum(tags["sent"] == "true" for value, tags in ended))
    same(f"{what}.called_good", row["called_good"], verdicts("good", key))
    same(f"{what}.called_failed", row["called_failed"], verdicts("failed", key))
    same(f"{what}.failed", row["failed"], failed_of[key])

names = collections.defaultdict(list)
for key in exchanges:
    names[key[:3]].append(key)
same("names", sorted((row["model"], row["name"], row["method"]) for row in report["names"]),
     sorted(names))
for row in report["names"]:
    name = (row["model"], row["name"], row["method"])
    of_name = lambda tags: series(tags)[:3] == name
    ended = sum(len(exchanges[key]) for key in names[name])
    same(f"names {name}.count", row["count"], ended)
    same(f"names {name}.rate", row["rate"], ended / elapsed)
    same(f"names {name}.failed", row["failed"], sum(failed_of[key] for key in names[name]))
    same(f"names {name}.answered", row["answered"],
         sum(len(exchanges[key]) for key in names[name] if key[3] == "answered"))
    same(f"names {name}.sent", row["sent"],
         sum(tags["sent"] == "true" for key in names[name] for value, tags in exchanges[key]))
    same(f"names {name}.data_sent", row["data_sent"], total("data_sent", of_name))
    same(f"names {name}.data_received", row["data_received"], total("data_received", of_name))
    trend(f"names {name}.duration", row["duration"], times("http_req_duration", of_name))

counter("http_reqs")
counter("data_sent")
counter("data_received")
rate("http_req_failed", sum(failed_of.values()), sum(counted_of.values()))
trend("http_req_duration", report["metrics"]["http_req_duration"], times("http_req_duration"))

for phase in ("blocked", "looking_up", "connecting", "tls_handshaking", "sending", "waiting",
              "receiving"):
    metric = f"http_req_{phase}"
    trend(metric, report["metrics"][metric], times(metric))

# The script's own metrics; what a trend of them says between its ends is an estimate, as told.
for metric in sorted(set(declared) & set(report["metrics"]) - set(known_metrics)):
    told = report["metrics"][metric]
    values = [float(value) for value, tags in points[metric]]
    if declared[metric] == "counter":
        same(f"{metric}.count", told["count"], math.fsum(values))
        same(f"{metric}.rate", told["rate"], math.fsum(values) / elapsed)
    elif declared[metric] == "rate":
        same(f"{metric}.passes", told["passes"], sum(value != 0 for value in values))
        same(f"{metric}.fails", told["fails"], sum(value == 0 for value in values))
    else:
        same(f"{metric}.min", told["min"], min(values))
        same(f"{metric}.max", told["max"], max(values))
    if declared[metric] == "gauge":
        same(f"{metric}.value", told["value"], float(max(moments[metric])[1]))
    if declared[metric] == "trend":
        same(f"{metric}.count", told["count"], len(values))
        same(f"{metric}.avg", told["avg"], math.fsum(values) / len(values))
        for key, percent in (("med", 50), ("p(90)", 90), ("p(95)", 95), ("p(99)", 99)):
            exact = sorted(values)[max(1, math.ceil(percent * len(values) / 100)) - 1]
            same(f"{metric}.{key}", abs(told[key] - exact) <= 0.00271 * abs(exact), True)

texts = collections.Counter()
for value, tags in points["verdicts"]:
    if tags["verdict"] == "failed":
        texts[(tags["model"], tags["name"], tags["method"], tags.get("text", ""))] += int(value)
same("verdicts", {(row["model"], row["name"], row["method"], row["text"]): row["count"]
                  for row in report["verdicts"]}, {key: n for key, n in texts.items() if n})

kinds = collections.Counter()
for key in exchanges:
    unexpected = failed_of[key] - verdicts("failed", key)
    if key[5] is False and unexpected > 0:
        kind = str(key[4]) if key[3] == "answered" else key[3]
        kinds[key[:3] + (kind,)] += unexpected
for key, count in texts.items():
    if count > 0:
        kinds[key] += count
told_kinds = collections.Counter()
for row in report["failures"]:
    told_kinds[(row["model"], row["name"], row["method"], row["kind"])] += row["count"]
same("failures", dict(told_kinds), dict(kinds))

# ---- Completeness

answered = sum(len(ended) for key, ended in exchanges.items() if key[3] == "answered")
cut_off = sum(len(ended) for key, ended in exchanges.items() if key[3] == "cut_off")
all_ended = sum(len(ended) for ended in exchanges.values())
sent = sum(tags["sent"] == "true" for value, tags in points["http_reqs"])
resent = total("http_reqs_resent")
completeness = report["completeness"]
same("completeness.begun", completeness["begun"], all_ended)
same("completeness.answered", completeness["answered"], answered)
same("completeness.cut_off", completeness["cut_off"], cut_off)
same("completeness.unanswered", completeness["unanswered"], all_ended - answered - cut_off)
same("completeness.unaccounted", completeness["unaccounted"], 0)
same("completeness.complete", completeness["complete"], True)
same("completeness.target_min", completeness["target_min"], answered)
same("completeness.target_max", completeness["target_max"],
     max(sent, answered) + resent)
same("completeness.resent", completeness["resent"], resent)

# ---- Actions, ticks, bots

action_of = lambda tags: (tags["model"], tags["action"])
started, ended = by("actions", action_of), by("iterations", action_of)
threw = by("actions_failed", action_of)
abandoned = by("actions_cut_off", action_of)
is_missed = lambda tags: tags.get("missed") == "true"
missed_of = lambda tags: (tags["model"], tags.get("action", ""))
missed = {missed_of(tags) for value, tags in points["action_response"] if is_missed(tags)}
same("actions", sorted((row["model"], row["action"]) for row in report["actions"]),
     sorted(set(started) | set(ended) | set(abandoned) | missed))
for row in report["actions"]:
    action = (row["model"], row["action"])
    same(f"actions {action}.started", row["started"], len(started[action]))
    same(f"actions {action}.ended", row["ended"], len(ended[action]))
    same(f"actions {action}.failed", row["failed"], sum(int(v) for v, _ in threw[action]))
    same(f"actions {action}.cut_off", row["cut_off"], len(abandoned[action]))
    trend(f"actions {action}.duration", row["duration"],
          times("iteration_duration", lambda tags: action_of(tags) == action))
    trend(f"actions {action}.response", row["response"],
          times("action_response", lambda tags: missed_of(tags) == action and not is_missed(tags)))
    trend(f"actions {action}.missed", row["missed"],
          times("action_response", lambda tags: missed_of(tags) == action and is_missed(tags)))
    trend(f"actions {action}.lag", row["lag"],
          times("schedule_lag", lambda tags: missed_of(tags) == action))
counter("actions")
counter("actions_cut_off")
counter("iterations")
trend("iteration_duration", report["metrics"]["iteration_duration"], times("iteration_duration"))
rate("actions_failed", total("actions_failed"), len(points["actions_failed"]))
trend("action_duration", report["metrics"]["action_duration"], times("iteration_duration"))
for metric in ("action_response", "schedule_lag", "http_req_response", "journey_duration",
               "journey_response"):
    trend(metric, report["metrics"][metric], times(metric))
for metric in ("ticks", "ticks_owed", "ticks_missed", "arrivals", "arrivals_started",
               "arrivals_dropped"):
    counter(metric)
for key in ("planned", "started", "dropped"):
    metric = "arrivals" if key == "planned" else f"arrivals_{key}"
    same(f"completeness.arrivals_{key}", completeness[f"arrivals_{key}"], total(metric))
same("completeness.answered_intended", completeness["answered_intended"],
     len(points["http_req_response"]))
same("completeness.ticks_started", completeness["ticks_started"], total("ticks"))
same("completeness.ticks_missed", completeness["ticks_missed"], total("ticks_missed"))
same("completeness.ticks_planned", completeness["ticks_planned"],
     total("ticks") + total("ticks_missed"))
bots = report["metrics"]["bots"]
for key in ("started", "stopped", "failed", "cut_off"):
    same(f"bots.{key}", bots[key], total(f"bots_{key}"))
for limit, count in bots["killed"].items():
    same(f"bots.killed.{limit}", count,
         total("bots_killed", lambda tags: tags["limit"] == limit))
seconds_of_bots = collections.defaultdict(int)
for i, (value, tags) in enumerate(points["vus"]):
    models = len({tags["model"] for value, tags in points["vus"]})
    seconds_of_bots[i // models] += int(value)
same("bots.max", bots["max"], max(seconds_of_bots.values(), default=0))
of_model = lambda metric, model: [int(v) for v, tags in points[metric] if tags["model"] == model]
for model, rows_of_model in report["bots"].items():
    same(f"bots.{model}[].wanted", [row["wanted"] for row in rows_of_model],
         of_model("bots_wanted", model))
    same(f"bots.{model}[] alive", [row["initializing"] + row["running"] for row in rows_of_model],
         of_model("vus", model))
    for row in rows_of_model:
        same(f"bots.{model}[{row['t']}] add up", row["wanted"],
             sum(row[key] for key in ("initializing", "running", "late", "refused", "held")))

# ---- Checks, groups, observations, mishaps, the generator

checks = by("checks", lambda tags: tags["check"])
same("checks", {row["name"]: (row["passes"], row["fails"]) for row in report["checks"]},
     {name: (sum(int(v) for v, _ in all_of), sum(1 - int(v) for v, _ in all_of))
      for name, all_of in checks.items()})
rate("checks", total("checks"), len(points["checks"]))

groups = by("group_duration", lambda tags: (tags["model"], tags["group"][2:]))
same("groups", sorted((row["model"], row["name"]) for row in report["groups"]), sorted(groups))
for row in report["groups"]:
    group = (row["model"], row["name"])
    trend(f"groups {group}", row["duration"], [nanos(value) for value, _ in groups[group]])

observation = lambda tags: (tags["model"], tags["name"], int(tags["status"]))
observed = by("observed_duration", observation)
same("observed", sorted((row["model"], row["name"], row["status"]) for row in report["observed"]),
     sorted(observed))
for row in report["observed"]:
    one = (row["model"], row["name"], row["status"])
    trend(f"observed {one}", row["duration"], [nanos(value) for value, _ in observed[one]])

mishap_of = lambda tags: (tags["model"], tags["action"], tags["text"])
same("mishaps", {mishap_of(row): row["count"] for row in report["mishaps"]},
     {key: len(all_of) for key, all_of in by("mishaps", mishap_of).items()})
trend("gc_pause", report["metrics"]["gc_pause"], times("gc_pause"))

# ---- Second by second: what the samples of a whole run add up to

for key, metric in (("ended", len(points["http_reqs"])), ("checks_failed",
                    len(points["checks"]) - total("checks")), ("data_sent", total("data_sent")),
                    ("data_received", total("data_received")),
                    ("ticks_missed", total("ticks_missed")),
                    ("arrivals", total("arrivals")),
                    ("arrivals_dropped", total("arrivals_dropped")),
                    ("failed", sum(failed_of.values()))):
    same(f"seconds[].{key}, summed", sum(second[key] for second in report["seconds"]), metric)
same("seconds[].bots_running", [second["bots_running"] for second in report["seconds"]],
     [seconds_of_bots[i] for i in range(len(seconds_of_bots))])
lags = [nanos(value) / 1e6 for value, tags in points["generator_lag"]]
same("seconds[].lag", [second["lag"] for second in report["seconds"]], lags)

# A worker's samples are in its order: with one worker, its seconds follow each other in the file.

def rounded(value):
    return math.floor(value + 0.5) / 1e6


durations_of_second = []
if report["run"]["threads"] == 1:
    begin = 0
    for second in report["seconds"]:
        within = in_order[begin:begin + second["ended"]]
        begin += second["ended"]
        what = f"seconds[{second['t']}]"
        for key in ("data_sent", "data_received"):
            same(f"{what}.{key}", second[key], sum(int(one[key]) for one in within))
        ordered = sorted(nanos(one["http_req_duration"]) for one in within
                         if "http_req_duration" in one)
        durations_of_second.append((second["t"], ordered))
        if not ordered:
            same(f"{what}.p(95)", second["p(95)"], None)
            continue
        same(f"{what}.avg", second["avg"], rounded(sum(ordered) / len(ordered)))
        same(f"{what}.min", second["min"], ordered[0] / 1e6)
        for key, percent in (("med", 50), ("p(90)", 90), ("p(95)", 95), ("p(99)", 99),
                             ("p(99.9)", 99.9), ("max", 100)):
            same(f"{what}.{key}", second[key], rounded(percentile(ordered, percent)))

# ---- Thresholds of the whole run, and the values of what they select

bound_of = {"ms": 1, "s": 1000, "%": 0.01, None: 1}


def wanted_by(key):
    selection = re.fullmatch(r"\w+\{(\w+):(.*)\}", key)
    if not selection:
        return lambda tags: True
    return lambda tags: tags.get(selection[1]) == selection[2]


def threshold_value(row):
    metric, wanted = row["metric"], wanted_by(row["key"])
    method = re.match(r"\w+(\([\d.]+\))?", row["threshold"])[0]
    if metric == "http_req_failed":
        keys = [key for key, of in exchanges.items() if wanted(of[0][1])]
        return sum(failed_of[key] for key in keys) / sum(counted_of[key] for key in keys)
    if metric in ("checks", "actions_failed"):
        return total(metric, wanted) / sum(wanted(tags) for _, tags in points[metric])
    if declared[metric] == "counter":
        return total(metric, wanted) / (elapsed if method == "rate" else 1)
    ordered = sorted(times(metric, wanted))
    if method == "count":
        return len(ordered)
    percent = {"min": 0, "med": 50, "max": 100}.get(method)
    if method == "avg":
        return sum(ordered) / len(ordered) / 1e6
    if method == "min":
        return ordered[0] / 1e6
    return percentile(ordered, float(method[2:-1]) if percent is None else percent) / 1e6


for row in report["thresholds"]:
    parts = re.fullmatch(r"[a-z]+(?:\([\d.]+\))? *([<>]=?) *([\d.]+)(ms|s|%)?", row["threshold"])
    if not parts:
        continue
    what = f"thresholds {row['key']}: {row['threshold']}"
    value, bound = threshold_value(row), float(parts[2]) * bound_of[parts[3]]
    margin = bound - value if parts[1].startswith("<") else value - bound
    same(f"{what}: value", row["value"], float(value))
    same(f"{what}: bound", row["bound"], float(bound))
    same(f"{what}: margin", row["margin"], float(margin))
    same(f"{what}: ok", row["ok"], margin > 0 or (margin == 0 and len(parts[1]) == 2))
    told = report["metrics"][row["key"]]
    if row["metric"] == "http_req_duration":
        trend(row["key"], told, times("http_req_duration", wanted_by(row["key"])))
    elif row["metric"] == "http_reqs":
        same(f"{row['key']}.count", told["count"], total("http_reqs", wanted_by(row["key"])))

# ---- Confidence: the block bootstrap, with the program's stream of random numbers

mask = (1 << 64) - 1


def random_numbers(seed):  # xoshiro256**, seeded by SplitMix64
    state = []
    for _ in range(4):
        seed = (seed + 0x9E3779B97F4A7C15) & mask
        seed = ((seed ^ (seed >> 30)) * 0xBF58476D1CE4E5B9) & mask
        seed = ((seed ^ (seed >> 27)) * 0x94D049BB133111EB) & mask
        seed ^= seed >> 31
        state.append(seed)
    turned = lambda x, k: ((x << k) | (x >> (64 - k))) & mask
    while True:
        yield turned(state[1] * 5 & mask, 7) * 9 & mask
        shifted = state[1] << 17 & mask
        state[2] ^= state[0]
        state[3] ^= state[1]
        state[1] ^= state[2]
        state[0] ^= state[3]
        state[2] ^= shifted
        state[3] = turned(state[3], 45)


def interval(blocks, percent):
    steps = sorted({value for block in blocks for value in block})
    below = [[sum(count for value, count in block.items() if value <= step) for block in blocks]
             for step in steps]
    numbers = random_numbers(int(report["run"]["seed"]))
    drawn = []
    for _ in range(1000):
        weights = [0] * len(blocks)
        for _ in blocks:
            weights[next(numbers) * len(blocks) >> 64] += 1
        reached = lambda i: sum(w * n for w, n in zip(weights, below[i]))
        rank = max(1, math.ceil(Decimal(percent) * reached(len(steps) - 1) / 100))
        low, high = 0, len(steps) - 1
        while low < high:
            half = (low + high) // 2
            low, high = (low, half) if reached(half) >= rank else (half + 1, high)
        drawn.append(steps[low])
    drawn.sort()
    z, n = 1.959964, len(blocks)
    t = z + (z**3 + z) / (4 * (n - 1)) + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * (n - 1)**2)
    out = int(math.erfc(t * math.sqrt(n / (n - 1)) / math.sqrt(2)) / 2 * 1000)
    return [drawn[out] / 1e6, drawn[-1 - out] / 1e6]


confidence = report["metrics"]["http_req_duration"]["confidence"]
length = confidence["block_s"]
by_block = collections.defaultdict(list)
for t, ordered in durations_of_second:
    if ordered:
        by_block[t // length].append((t, ordered))
blocks = [collections.Counter(middle(value) for _, ordered in block for value in ordered)
          for block in by_block.values()]
if blocks and list(by_block.values())[-1][-1][0] % length != length - 1 and len(blocks) > 1:
    unfinished = blocks.pop()
    blocks[-1] += unfinished
if durations_of_second:
    values_in_all = sum(sum(block.values()) for block in blocks)
    for key, percent in (("p(95)", 95), ("p(99)", 99)):
        above = values_in_all - math.ceil(Decimal(percent) * values_in_all / 100)
        same(f"confidence {key}", confidence[key],
             interval(blocks, percent) if len(blocks) >= 10 and above >= 10 else None)

print("\n".join(wrong) if wrong else f"{compared} figures are equal")
sys.exit(1 if wrong or compared < 100 else 0)
