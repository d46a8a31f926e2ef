"""Judges pairs with SymPy's equals: reads a JSON list of [a, b, positive names] and prints, for each, the answer and its milliseconds.

Each pair is read and judged in several passes, and its median time is taken; the cache is cleared between the passes, so that no pass finds
the answer of the one before.
"""

import json
import signal
import statistics
import sys
import time

import sympy
from sympy.core.cache import clear_cache

PASSES = 3
SECONDS = 30


class OutOfTime(Exception):
    pass


def stop(_signal, _frame):
    raise OutOfTime


def judge(a, b, positive):
    names = {name: sympy.Symbol(name, positive=True) if name in positive else sympy.Symbol(name, real=True) for name in "abcdpqrstuvwxyz"}
    left = sympy.sympify(a.replace("^", "**"), locals=names)
    right = sympy.sympify(b.replace("^", "**"), locals=names)
    return {True: "equal", False: "unequal", None: "undecided"}[left.equals(right)]


def main():
    signal.signal(signal.SIGALRM, stop)
    pairs = json.load(sys.stdin)
    judge("(x + 1)^2", "x^2 + 2*x + 1", [])
    answers = [None] * len(pairs)
    times = [[] for _ in pairs]
    for _ in range(PASSES):
        clear_cache()
        for k, (a, b, positive) in enumerate(pairs):
            begin = time.perf_counter()
            signal.alarm(SECONDS)
            try:
                answers[k] = judge(a, b, positive)
            except OutOfTime:
                answers[k] = "out of time"
            except Exception as error:  # a peer may fail on a pair; that is its answer
                answers[k] = f"error: {type(error).__name__}"
            finally:
                signal.alarm(0)
            times[k].append(1000 * (time.perf_counter() - begin))
    json.dump({"version": sympy.__version__, "answers": [[answer, statistics.median(taken)] for answer, taken in zip(answers, times)]}, sys.stdout)


main()
