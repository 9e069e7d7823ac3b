# The deal of bench/simulatedPaths.ts in NumPy: reads the figures on stdin, prints seconds and totals as one JSON document.
import json
import sys
import time

import numpy as np

d = json.load(sys.stdin)
P, M, W = d["paths"], d["months"], d["workloads"]
cost, weight = np.array(d["cost"]), np.array(d["weight"])  # [month][workload] at a factor of one


def generate(seed):
    rng = np.random.default_rng(seed)
    common = np.cumsum(rng.standard_normal((M, 1, P)) * d["common"], axis=0)
    own = np.cumsum(rng.standard_normal((M, W, P)) * d["own"], axis=0)
    middle = (d["common"] ** 2 + d["own"] ** 2) * np.arange(1, M + 1) / 2
    return np.exp(common + own - middle[:, None, None])


def totals(factors):
    load = np.einsum("mwp,mw->mp", factors, weight)
    room = np.array(d["capacity"])[:, None]
    share = np.where(load > 0, np.maximum(0, load - room) / np.maximum(load, 1e-300), 0)
    tokens = np.einsum("mwp,mw->mp", factors, cost) * share
    year, cumulative, prepaid, total = np.zeros(P), np.zeros(P), np.zeros(P), np.zeros(P)
    credit = np.full(P, d["credit"]["amount"])
    for m in range(M):
        if m % 12 == 0:
            year[:] = 0
        year += tokens[m]
        net = tokens[m] + d["ptu"]
        if m % 12 == 11:
            net = net - np.maximum(0, year - d["tier"]["from"]) * d["tier"]["share"]
        support = np.maximum(net * d["support"]["share"], d["support"]["minimum"])
        paid = np.minimum(credit, net) if m < d["credit"]["months"] else np.zeros(P)
        credit = credit - paid
        on_usage = np.maximum(0, np.minimum(prepaid, net - paid))
        on_support = np.minimum(prepaid - on_usage, support)
        prepaid = prepaid - on_usage - on_support
        cumulative = cumulative + net - paid - on_usage + d["other"]
        gap = np.maximum(0, d["milestones"][m // 12] - cumulative) if m % 12 == 11 else np.zeros(P)
        cumulative, prepaid = cumulative + gap, prepaid + gap
        total += net + support - paid - on_usage - on_support + gap
    return total


def best(work, rounds=3):
    seconds = []
    for _ in range(rounds):
        start = time.perf_counter()
        result = work()
        seconds.append(time.perf_counter() - start)
    return min(seconds), result


given = np.fromfile(d["factors"], dtype=np.float64).reshape(M, W, P)
generated, _ = best(lambda: generate(1))
evaluated, made = best(lambda: totals(given))
print(json.dumps({"generate": generated, "evaluate": evaluated, "totals": [float(made[0]), float(made[-1]), float(made.mean())]}))
