/**
 * The functions of the script: the usual moment estimators, the two likelihoods by a search over tau2 (a grid, then the root of the slope), and
 * Student's t from the continued fraction of the incomplete beta function.
 */
export const PYTHON_FUNCTIONS = `
import math
import statistics
import sys

y = [study[1] for study in STUDIES]
v = [study[2] for study in STUDIES]
k = len(y)
failed = []


def weights_at(v, tau2):
    return [1 / (vi + tau2) for vi in v]


def pool(y, v, tau2):
    w = weights_at(v, tau2)
    return sum(a * b for a, b in zip(w, y)) / sum(w), 1 / math.sqrt(sum(w))


def general_q(y, v, tau2):
    mean, _ = pool(y, v, tau2)
    return sum(a * (b - mean) ** 2 for a, b in zip(weights_at(v, tau2), y))


def cochran_q(y, v):
    return general_q(y, v, 0)


def i2_from_tau2(v, tau2):
    w = weights_at(v, 0)
    typical = (len(v) - 1) * sum(w) / (sum(w) ** 2 - sum(a * a for a in w))
    return 100 * tau2 / (tau2 + typical)


def log_likelihood(y, v, tau2, restricted):
    mean, _ = pool(y, v, tau2)
    value = -0.5 * sum(math.log(vi + tau2) + (yi - mean) ** 2 / (vi + tau2) for yi, vi in zip(y, v))
    return value - 0.5 * math.log(sum(weights_at(v, tau2))) if restricted else value


def slope(y, v, tau2, restricted):
    mean, _ = pool(y, v, tau2)
    w = weights_at(v, tau2)
    value = 0.5 * sum((a * (b - mean)) ** 2 - a for a, b in zip(w, y))
    return value + 0.5 * sum(a * a for a in w) / sum(w) if restricted else value


def maximise(y, v, restricted):
    scale = statistics.pvariance(y) + sum(v) / len(v)
    grid = [0.0] + [scale * 10 ** (j / 20) for j in range(-160, 41)]
    values = [log_likelihood(y, v, t, restricted) for t in grid]
    best = values.index(max(values))
    low, high = grid[max(0, best - 1)], grid[min(len(grid) - 1, best + 1)]
    if slope(y, v, low, restricted) <= 0:
        return low
    for _ in range(200):
        middle = (low + high) / 2
        if slope(y, v, middle, restricted) > 0:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def paule_mandel(y, v):
    target = len(y) - 1
    if general_q(y, v, 0) <= target:
        return 0.0
    low, high = 0.0, statistics.pvariance(y) + 1
    while general_q(y, v, high) > target:
        high *= 2
    for _ in range(200):
        middle = (low + high) / 2
        if general_q(y, v, middle) > target:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def estimate_tau2(method, y, v):
    w = weights_at(v, 0)
    if method == "DL":
        scale = sum(w) - sum(a * a for a in w) / sum(w)
        return max(0.0, (cochran_q(y, v) - (k - 1)) / scale)
    if method == "HE":
        return max(0.0, statistics.variance(y) - sum(v) / k)
    if method == "HS":
        return max(0.0, (cochran_q(y, v) - k) / sum(w))
    if method == "SJ":
        start = statistics.pvariance(y)
        relative = [start / (vi + start) for vi in v]
        mean = sum(a * b for a, b in zip(relative, y)) / sum(relative)
        return sum(a * (b - mean) ** 2 for a, b in zip(relative, y)) / (k - 1)
    if method in ("PM", "EB"):
        return paule_mandel(y, v)
    return maximise(y, v, method == "REML")


def inference(test, y, v, tau2, mean, wald_se):
    if test == "z":
        return wald_se, None
    if test == "t":
        return wald_se, k - 1
    factor = general_q(y, v, tau2) / (k - 1)
    if test == "adhoc":
        factor = max(1.0, factor)
    return math.sqrt(factor) * wald_se, k - 1


def beta_fraction(a, b, x):
    tiny = 1e-300
    c, d = 1.0, 1 - (a + b) * x / (a + 1)
    d = 1 / (d if abs(d) > tiny else tiny)
    value = d
    for m in range(1, 500):
        for term in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1 + term * d
            c = 1 + term / c
            d = 1 / (d if abs(d) > tiny else tiny)
            c = c if abs(c) > tiny else tiny
            value *= c * d
    return value


def upper_t(t, df):
    x = df / (df + t * t)
    a, b = df / 2, 0.5
    front = math.exp(
        math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)
    )
    if x < (a + 1) / (a + b + 2):
        return front * beta_fraction(a, b, x) / a / 2
    return (1 - front * beta_fraction(b, a, 1 - x) / b) / 2


def critical(level, df):
    tail = (1 - level) / 2
    if df is None:
        return statistics.NormalDist().inv_cdf(1 - tail)
    low, high = 1e-9, 2.0
    while upper_t(high, df) > tail:
        high *= 2
    for _ in range(200):
        middle = (low + high) / 2
        if upper_t(middle, df) > tail:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def same(name, value, expected, unit):
    good = abs(value - expected) <= 1e-6 * max(unit, abs(expected))
    print(f"{'same' if good else 'DIFFERS':8}{name:24}{value:.10g}  (Treeline: {expected:.10g})")
    if not good:
        failed.append(name)


def finish():
    print("All numbers agree." if not failed else f"{len(failed)} differ: {', '.join(failed)}")
    sys.exit(1 if failed else 0)
`;
