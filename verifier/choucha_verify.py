#!/usr/bin/env python3
"""Recomputes a published draw of choucha (抽查): a second implementation of its protocol.

    python3 choucha_verify.py bundle                    a published folder with all its draws
    python3 choucha_verify.py bundle/forensic           one draw's folder, or its record.json
    python3 choucha_verify.py bundle/forensic --json    the same result for programs

It needs Python 3.9 or later and nothing else: no network, no packages, no registers. It was written from
docs/protocol.md, not from the program that makes the draws, so that an error in one of them shows as a difference
between the two. The sections below carry the numbers of that page.

It reads record.json, and beside it commitment.json, rule.json, frame.jsonl and inspectors.jsonl, and in the folder above
ledger.jsonl, SHA256SUMS and, for a review, the record of its first stage; and thirds/, where the office hands out the
requests for third reviewers. Two signatures are not checked here, because Python has no elliptic curves of its own: those
of a beacon's rounds, and those in signatures.jsonl. Registers are not read: what was made of them is the frame. (A sample
that was printed without a campaign has no frame.jsonl beside it; only who has its register can check it, with `choucha
verify`.)

Exit codes: 0 everything holds, 1 a check failed, 2 wrong usage, 3 the record cannot be read.
"""
from __future__ import annotations

import argparse
import hashlib
import hmac
import json
import math
import re
import sys
import unicodedata
from datetime import datetime
from fractions import Fraction
from pathlib import Path
from typing import Any, Callable, Dict, Iterator, List, Optional, Set, TextIO, Tuple

Json = Dict[str, Any]
ZEROS = "0" * 64
WHITE_SPACE = "\t\n\v\f\r \u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a" \
              "\u2028\u2029\u202f\u205f\u3000"
DIRECTION_MARKS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
REMOVED_FROM_IDS = WHITE_SPACE + "\u180e\u200b\u200c\u200d\u2060\ufeff"
TRIMMED = WHITE_SPACE + "\ufeff"


class Wrong(ValueError):
    """Something in the published files is not as the protocol says."""


def require(condition: bool, what: str) -> None:
    """Stops the check that is under way unless the condition holds."""
    if not condition:
        raise Wrong(what)


def shown(value: Any) -> str:
    """A value from a file, for printing: whatever could disturb a terminal is escaped."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    kept = (c if unicodedata.category(c) not in ("Cc", "Cf", "Cs") else "\\u%04x" % ord(c) for c in text[:200])
    return "".join(kept)


# --- 1. Notation ------------------------------------------------------------------------------------------------------
# Strings are compared with Python's `<`, which goes by code points; that is the order of their UTF-8 bytes.


def sha256(data: bytes) -> str:
    """H, as 64 hex digits."""
    return hashlib.sha256(data).hexdigest()


SURROGATE = re.compile("[\ud800-\udfff]")
in_quotes = json.JSONEncoder(ensure_ascii=False).encode


def jcs(value: Any) -> str:
    """Canonical JSON (RFC 8785) of strings, whole numbers, booleans, lists and objects; nothing else may occur."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        require(abs(value) < 2**53, "a number is too large")
        return str(value)
    if isinstance(value, str):
        require(SURROGATE.search(value) is None, "a text holds half a surrogate pair")
        return in_quotes(value)
    if isinstance(value, list):
        return "[" + ",".join(jcs(item) for item in value) + "]"
    if isinstance(value, dict):
        ascii_only = all(key.isascii() for key in value)  # then both orders are the same
        keys = sorted(value) if ascii_only else sorted(value, key=lambda key: key.encode("utf-16-be"))
        return "{" + ",".join(jcs(key) + ":" + jcs(value[key]) for key in keys) + "}"
    raise Wrong("a value is neither text, whole number, true, false, list nor object")


def digest(value: Any) -> str:
    """H of the JCS of a value."""
    return sha256(jcs(value).encode("utf-8"))


def same(a: Any, b: Any) -> bool:
    """Whether two values are the same JSON. (Python's own `==` takes 1 and True for equal.)"""
    return jcs(a) == jcs(b)


def parse_json(text: str) -> Any:
    """JSON without what would mean different things to different readers: no key twice, no NaN."""

    def members(pairs: List[Tuple[str, Any]]) -> Json:
        require(len({key for key, _ in pairs}) == len(pairs), "a JSON object holds a key twice")
        return dict(pairs)

    def number(digits: str) -> Any:
        value = float(digits)
        return int(value) if value.is_integer() else value  # 1.0 is 1; jcs refuses fractions

    def constant(word: str) -> Any:
        raise Wrong(f"{word} is no JSON")

    return json.loads(text, object_pairs_hook=members, parse_float=number, parse_constant=constant)


def rational(text: Any) -> Fraction:
    """A rate: `1/10`, `1`, in lowest terms, above 0 and at most 1."""
    require(isinstance(text, str) and re.fullmatch(r"[0-9]{1,30}(/[1-9][0-9]{0,29})?", text) is not None,
            f"{shown(text)} is no rate")
    value = Fraction(text)
    require(str(value) == text and 0 < value <= 1, f"{shown(text)} is no rate in lowest terms")
    return value


def ceil(value: Fraction) -> int:
    return -(-value.numerator // value.denominator)


def floor(value: Fraction) -> int:
    return value.numerator // value.denominator


def whole(value: Any, least: int, what: str) -> int:
    """A whole number of the rule or the frame."""
    require(type(value) is int and least <= value < 2**53, f"{what} is no whole number from {least}")
    return int(value)


# --- 2. Ids -----------------------------------------------------------------------------------------------------------


def normal_id(text: str) -> str:
    """The id made from a text: steps 1 to 4 of section 2."""
    text = unicodedata.normalize("NFKC", text)
    text = "".join(c for c in text if c not in REMOVED_FROM_IDS)
    text = "".join(c.upper() if "a" <= c <= "z" else c for c in text)
    return unicodedata.normalize("NFKC", text)


def is_id(value: Any) -> bool:
    """Whether a value is an id in its normal form, within the limits."""
    return (isinstance(value, str) and 1 <= len(value.encode("utf-8")) <= 128 and normal_id(value) == value
            and not any(unicodedata.category(c) == "Cc" or c in DIRECTION_MARKS for c in value))


# --- 3. The frame -----------------------------------------------------------------------------------------------------


def is_text(value: Any) -> bool:
    return isinstance(value, str)


def is_columns(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(cell, str) for cell in value.values())


def is_recused(value: Any) -> bool:
    """Ids of objects, at least one, in byte order, each once."""
    return (isinstance(value, list) and len(value) > 0 and all(isinstance(item, str) for item in value)
            and value == sorted(set(value)))


def is_order(value: Any) -> bool:
    return type(value) is int and value >= 1


def is_institution(value: Any) -> bool:
    return isinstance(value, str) and value != "" and normal_id(value) == value


def is_weight(value: Any) -> bool:
    """A rational above 0 and other than 1, in lowest terms."""
    if not isinstance(value, str) or re.fullmatch(r"[1-9][0-9]{0,59}(/[1-9][0-9]{0,59})?", value) is None:
        return False
    return str(Fraction(value)) == value != "1"


def is_list_of_text(value: Any) -> bool:
    """Texts in byte order, each once."""
    return isinstance(value, list) and all(isinstance(item, str) for item in value) and value == sorted(set(value))


FRAME_KEYS: Dict[str, Dict[str, Callable[[Any], bool]]] = {
    "objects": {"id": is_id, "name": is_text, "stratum": is_text, "group": is_text, "prefecture": is_text,
                "order": is_order, "excluded": is_text, "certain": is_text, "unit": is_institution, "weight": is_weight,
                "field": is_text, "columns": is_columns},
    "inspectors": {"id": is_id, "name": is_text, "stratum": is_text, "prefecture": is_text, "excluded": is_text,
                   "lead": lambda value: isinstance(value, bool), "recused": is_recused, "fields": is_list_of_text,
                   "columns": is_columns},
}
ALWAYS = ("id", "name", "stratum", "columns")
CASES_ALWAYS = ("id", "name", "stratum", "unit")


def parse_frame(text: str, kind: str) -> List[Json]:
    """The units of a frame. The text must be the canonical one: exactly what writing the units again gives."""
    require(text == "" or text.endswith("\n"), "the last line has no end")
    units: List[Json] = []
    last = ""
    for number, line in enumerate(text.split("\n")[:-1], 1):
        where = f"line {number}"
        unit = parse_json(line)
        require(isinstance(unit, dict) and jcs(unit) == line, f"{where} is not canonical")
        for key, value in unit.items():
            test = FRAME_KEYS[kind].get(key)
            if test is None or not test(value):
                raise Wrong(f"{where}: {shown(key)} cannot be so")
        always = CASES_ALWAYS if "unit" in unit else ALWAYS
        require(all(key in unit for key in always), f"{where}: a key is missing")
        require("unit" in unit or not ("weight" in unit or "field" in unit), f"{where}: this is no case of a review")
        require(not ("excluded" in unit and "certain" in unit), f"{where}: both excluded and certain")
        if unit["id"] <= last:
            raise Wrong(f"{where}: {shown(unit['id'])} is out of order or there twice")
        last = unit["id"]
        units.append(unit)
    return units


def is_eligible(unit: Json) -> bool:
    return "excluded" not in unit and "certain" not in unit


def frame_summary(text: str, units: List[Json]) -> Json:
    """What a commitment says of a frame."""
    eligible = sum(1 for unit in units if is_eligible(unit))
    return {"digest": sha256(text.encode("utf-8")), "units": len(units), "eligible": eligible}


# --- 4. and 5. The rule, the commitment -------------------------------------------------------------------------------


def committed_rule(rule: Json, commitment: Json) -> Json:
    """The part of the rule that was committed: all of it, but only the method in a sample without a campaign."""
    return {"method": rule["method"]} if commitment["campaign"] == "" else rule


# --- 6. Seed and tickets ----------------------------------------------------------------------------------------------


def is_value(value: Any) -> bool:
    """Whether the value of a source is in its normal form: NFC, trimmed, not empty, no control character."""
    return (isinstance(value, str) and value != "" and value == unicodedata.normalize("NFC", value).strip(TRIMMED)
            and not any(unicodedata.category(c) in ("Cc", "Cs") for c in value))


def lottery_shape(text: Any) -> List[Tuple[int, int]]:
    """The parts of a lottery's shape, `6/33+1/16`: how many of how many. Empty where it is none."""
    parts = [re.fullmatch("([0-9]{1,2})/([0-9]{1,2})", part.strip(TRIMMED)) for part in str(text).split("+")]
    pairs = [(int(part[1]), int(part[2])) if part else (0, 0) for part in parts]
    return pairs if all(1 <= count <= of for count, of in pairs) else []


def is_lottery(value: str, shape: Any) -> bool:
    """For each part its numbers in ascending order, two digits each; a space between all of them."""
    numbers = value.split(" ")
    parts = lottery_shape(shape)
    for count, of in parts:
        drawn, numbers = numbers[:count], numbers[count:]
        if (len(drawn) != count or any(not re.fullmatch("[0-9]{2}", n) or not 1 <= int(n) <= of for n in drawn)
                or any(a >= b for a, b in zip(drawn, drawn[1:]))):
            return False
    return len(parts) > 0 and not numbers


def witness_digest(name: str, value: str) -> str:
    """What a witness publishes beforehand."""
    return sha256(f"choucha/1 witness\n{unicodedata.normalize('NFC', name)}\n{value}\n".encode("utf-8"))


def fits(source: Json, value: str) -> bool:
    """Whether a value is one that the source's kind allows. (A beacon's signature is not checked here.)"""
    kind, length = source.get("kind", "text"), source.get("length")
    if kind == "text":
        return True
    if kind in ("digits", "dice"):
        figures = "[0-9]+" if kind == "digits" else "[1-6]+"
        return same(length, len(value)) and re.fullmatch(figures, value) is not None
    if kind == "lottery":
        return is_lottery(value, source.get("shape", ""))
    if kind == "index":
        return re.fullmatch(r"(0|[1-9][0-9]{0,6})\.[0-9]{2}", value) is not None
    if kind == "system":
        return re.fullmatch("[0-9a-f]{64}", value) is not None
    if kind == "witness":
        return witness_digest(source["name"], value) == source.get("commits")
    if kind == "beacon":
        match = re.fullmatch("([1-9][0-9]{0,14}) [0-9a-f]{96}", value)
        return match is not None and ("round" not in source or match[1] == str(source["round"]))
    return False


def bits_of_choice(units: int, drawn: int) -> float:
    """log2 of the number of ways to take `drawn` of `units`."""
    if not 0 <= drawn <= units:
        return 0.0
    return (math.lgamma(units + 1) - math.lgamma(drawn + 1) - math.lgamma(units - drawn + 1)) / math.log(2)


def bits_of_source(source: Json, value: str) -> Optional[float]:
    """The bits that a source can hold at most; None where nothing can be said."""
    kind, length = source.get("kind", "text"), source.get("length", 0)
    if kind in ("digits", "dice"):
        return float(length) * math.log2(10 if kind == "digits" else 6)
    if kind == "lottery":
        return sum((bits_of_choice(of, count) for count, of in lottery_shape(source.get("shape", ""))), 0.0)
    if kind == "index":
        return math.log2(10000)
    if kind == "witness":
        return 256.0 if re.fullmatch("[0-9a-f]{64}", value) else None
    return 256.0 if kind in ("beacon", "system") else None


def seed_text(seed: List[Json]) -> str:
    return "".join(f"{source['name']}={source['value']}\n" for source in seed)


class Tickets:
    """The tickets of a draw, from its commitment C and its seed."""

    def __init__(self, c: Any, seed: List[Json]) -> None:
        require(isinstance(c, str) and re.fullmatch("[0-9a-f]{64}", c) is not None, "C has not 64 hex digits")
        self.prk = hmac.digest(bytes.fromhex(c), seed_text(seed).encode("utf-8"), "sha256")

    def ticket(self, label: str) -> str:
        """The ticket of a label, as 64 hex digits."""
        return hmac.digest(self.prk, label.encode("utf-8") + b"\x01", "sha256").hex()


# --- 7. How many ------------------------------------------------------------------------------------------------------


class Stratum:
    """A stratum with its eligible units, and how many of them are drawn with which probability."""

    def __init__(self, name: str, units: List[Json]) -> None:
        self.name, self.units, self.size = name, units, len(units)
        self.drawn, self.probability = 0, Fraction(0)


def wanted(rule: Json, rate: Optional[Fraction], size: int) -> int:
    """The number that the rule asks for out of `size` units: `n`, or the rate rounded up."""
    return whole(rule["n"], 1, "n") if rate is None else ceil(rate * size)


def groups_of(units: List[Json], rule: Json) -> List[Tuple[str, Optional[Fraction], List[Stratum]]]:
    """The groups in byte order: each with its rate (none where the rule has `n`) and its strata in byte order."""
    eligible = [unit for unit in units if is_eligible(unit)]
    by_group: Dict[str, List[Json]] = {}
    for unit in eligible:
        by_group.setdefault(unit["group"] if "rates" in rule else "", []).append(unit)
    groups = []
    for group in sorted(by_group):
        if "rates" in rule:
            require(group in rule["rates"]["values"], f"no rate for {shown(group)}")
            rate = rational(rule["rates"]["values"][group])
        else:
            rate = rational(rule["rate"]) if "rate" in rule else None
        by_stratum: Dict[str, List[Json]] = {}
        for unit in by_group[group]:
            by_stratum.setdefault(unit["stratum"], []).append(unit)
        groups.append((group, rate, [Stratum(name, by_stratum[name]) for name in sorted(by_stratum)]))
    return groups


def exact_shares(strata: List[Stratum], n: int, minimum: int) -> List[Fraction]:
    """Shares of `overall`: in proportion to size, strata below their minimum fixed at it."""
    least = [min(minimum, stratum.size) for stratum in strata]
    fixed: Set[int] = set()
    while True:
        left = n - sum(least[h] for h in fixed)
        size = sum(stratum.size for h, stratum in enumerate(strata) if h not in fixed)
        shares = [Fraction(least[h]) if h in fixed else Fraction(left * stratum.size, size) if size else Fraction(0)
                  for h, stratum in enumerate(strata)]
        below = {h for h in range(len(strata)) if h not in fixed and shares[h] < least[h]}
        if not below:
            return shares
        fixed |= below


def allocate_each(strata: List[Stratum], rule: Json, rate: Optional[Fraction], minimum: int) -> None:
    """`each`: at least the rate in every stratum."""
    for stratum in strata:
        stratum.drawn = min(stratum.size, max(wanted(rule, rate, stratum.size), min(minimum, stratum.size)))
        stratum.probability = Fraction(stratum.drawn, stratum.size)


def allocate_random(strata: List[Stratum], shares: List[Fraction], ticket: str) -> None:
    """Rounding `random`: systematic, from one random start; each unit keeps its exact probability."""
    total = Fraction(int(ticket, 16), 2**256)
    for stratum, share in zip(strata, shares):
        stratum.drawn = floor(total + share) - floor(total)
        stratum.probability = share / stratum.size
        total += share


def allocate_largest(strata: List[Stratum], shares: List[Fraction]) -> None:
    """Rounding `largest-remainder` (Hamilton)."""
    for stratum, share in zip(strata, shares):
        stratum.drawn = floor(share)
    left = sum(shares, Fraction(0)) - sum(stratum.drawn for stratum in strata)
    order = sorted(range(len(strata)),
                   key=lambda h: (-(shares[h] - floor(shares[h])), -strata[h].size, strata[h].name))
    for h in order[: int(left)]:
        strata[h].drawn += 1
    for stratum in strata:
        stratum.probability = Fraction(stratum.drawn, stratum.size)


def allocate(units: List[Json], rule: Json, tickets: Tickets) -> List[Stratum]:
    """All strata with the numbers to draw, in byte order of their names."""
    minimum = whole(rule["minimum"], 0, "minimum")
    strata: List[Stratum] = []
    for group, rate, members in groups_of(units, rule):
        if rule["allocation"] == "each":
            allocate_each(members, rule, rate, minimum)
        else:
            require(rule["allocation"] == "overall", "unknown allocation")
            size = sum(stratum.size for stratum in members)
            n = wanted(rule, rate, size)
            require(n <= size, "more to draw than there are units")
            shares = exact_shares(members, n, minimum)
            if rule["rounding"] == "random":
                label = "allocation/" + group if group != "" else "allocation"
                allocate_random(members, shares, tickets.ticket(label))
            else:
                require(rule["rounding"] == "largest-remainder", "unknown rounding")
                allocate_largest(members, shares)
        strata += members
    return sorted(strata, key=lambda stratum: stratum.name)


# --- 8. Who -----------------------------------------------------------------------------------------------------------


def arc4(key: bytes) -> Iterator[int]:
    """The bytes of RC4."""
    s = list(range(256))
    j = 0
    for i in range(256):
        j = (j + s[i] + key[i % len(key)]) % 256
        s[i], s[j] = s[j], s[i]
    i = j = 0
    while True:
        i = (i + 1) % 256
        j = (j + s[i]) % 256
        s[i], s[j] = s[j], s[i]
        yield s[(s[i] + s[j]) % 256]


def seedrandom(key: str) -> Iterator[int]:
    """The 32-bit numbers of seedrandom 3.0.5 for a key of 64 hex digits."""
    stream = arc4(key.encode("ascii"))
    for _ in range(256):
        next(stream)
    while True:
        yield int.from_bytes(bytes(next(stream) for _ in range(4)), "big")


def shuffled(items: List[Json], key: str) -> List[Json]:
    """Fisher–Yates from the last place down; numbers below a bound by rejection."""
    numbers = seedrandom(key)
    items = list(items)
    for i in range(len(items) - 1, 0, -1):
        limit = 2**32 // (i + 1) * (i + 1)
        j = next(number for number in numbers if number < limit) % (i + 1)
        items[i], items[j] = items[j], items[i]
    return items


def rfc3797_key(seed: List[Json]) -> str:
    """The key string of RFC 3797: for each source its numbers in ascending order."""
    key = ""
    for source in seed:
        words = re.split("[" + TRIMMED + ",、]+", unicodedata.normalize("NFKC", source["value"]))
        words = [word for word in words if word]
        require(len(words) > 0 and all(re.fullmatch("[0-9]{1,30}", word) for word in words),
                f"{shown(source['name'])}: the value is no list of numbers")
        key += "".join(f"{number}." for number in sorted(int(word) for word in words)) + "/"
    return key


def rfc3797_order(pool: List[Json], seed: List[Json], count: int) -> List[Tuple[Json, str]]:
    """The first `count` units that RFC 3797 selects, each with its MD5."""
    require(len(pool) <= 65535, "the pool is too large for RFC 3797")
    key = rfc3797_key(seed).encode("ascii")
    remaining = sorted(pool, key=lambda unit: unit["order"])
    selected = []
    for i in range(min(count, len(remaining))):
        ends = i.to_bytes(2, "big")
        md5 = hashlib.md5(ends + key + ends, usedforsecurity=False).hexdigest()
        selected.append((remaining.pop(int(md5, 16) % len(remaining)), md5))
    return selected


def entry(unit: Json, stratum: str, rank: int, ticket: str) -> Json:
    return {"id": unit["id"], "stratum": stratum, "rank": rank, "ticket": ticket}


def ranking(stratum: Stratum, method: str, tickets: Tickets) -> List[Tuple[Json, str]]:
    """The units of a stratum in the order of their ranks, each with its ticket."""
    if method == "vrs":
        pairs = [(tickets.ticket("objects/" + unit["id"]), unit) for unit in stratum.units]
        pairs.sort(key=lambda pair: (pair[0], pair[1]["id"]))
        return [(unit, ticket) for ticket, unit in pairs]
    require(method == "seedrandom", "unknown method")
    key = tickets.ticket("objects/" + stratum.name)
    return [(unit, key) for unit in shuffled(sorted(stratum.units, key=lambda unit: unit["id"]), key)]


def draw(units: List[Json], rule: Json, c: Any, seed: List[Json], institutions: Optional[List[Json]] = None) -> Json:
    """`strata`, `drawn`, `alternates` and `certain` of the record, without the row numbers."""
    if rule["method"] == "poisson":
        return draw_documents(units, rule, c, seed, institutions)
    tickets = Tickets(c, seed)
    spare = whole(rule["alternates"], 0, "alternates")
    strata: List[Json] = []
    drawn: List[Json] = []
    alternates: List[Json] = []
    if rule["method"] == "rfc3797":
        pool = [unit for unit in units if is_eligible(unit)]
        require(rule["stratify"] == [] and "rates" not in rule, "RFC 3797 knows no strata and one rate only")
        n = min(len(pool), wanted(rule, rational(rule["rate"]) if "rate" in rule else None, len(pool)))
        probability = Fraction(n, len(pool)) if pool else Fraction(0)
        strata = [{"stratum": "", "units": len(pool), "drawn": n, "probability": str(probability)}]
        order = rfc3797_order(pool, seed, n + spare)
        ranked = [entry(unit, "", rank, md5) for rank, (unit, md5) in enumerate(order, 1)]
        drawn, alternates = ranked[:n], ranked[n:]
    else:
        for stratum in allocate(units, rule, tickets):
            strata.append({"stratum": stratum.name, "units": stratum.size, "drawn": stratum.drawn,
                           "probability": str(stratum.probability)})
            order = ranking(stratum, rule["method"], tickets)
            ranked = [entry(unit, stratum.name, rank, ticket) for rank, (unit, ticket) in enumerate(order, 1)]
            drawn += ranked[: stratum.drawn]
            alternates += ranked[stratum.drawn: stratum.drawn + spare]
    certain = [{"id": unit["id"], "stratum": unit["stratum"], "reason": unit["certain"]}
               for unit in units if "certain" in unit]
    return {"strata": strata, "drawn": drawn, "alternates": alternates, "certain": certain}


# --- 17. Documents ----------------------------------------------------------------------------------------------------


class Share:
    """What shares in a number by weight: at least `least`, at most `most`; `times` many alike."""

    def __init__(self, weight: Fraction, least: int, most: int, times: int = 1) -> None:
        self.weight, self.least, self.most, self.times = weight, least, most, times

    def at(self, scale: Fraction) -> Fraction:
        return max(Fraction(self.least), min(Fraction(self.most), scale * self.weight))


def common_scale(shares: List[Share], n: Fraction) -> Fraction:
    """The scale at which all shares add up to n. Their sum grows with the scale, in straight pieces between the points
    where one of them leaves its lower bound or comes to its upper one; the right piece is found by halving."""

    def total(scale: Fraction) -> Fraction:
        return sum((share.at(scale) * share.times for share in shares), Fraction(0))

    points = sorted({Fraction(0)} | {bound / share.weight for share in shares for bound in (share.least, share.most)})
    low, high = 0, len(points) - 1
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if total(points[middle]) >= n else (middle + 1, high)
    end = points[high]
    if high == 0:
        return end
    start = points[high - 1]
    before, after = total(start), total(end)
    return start + (n - before) * (end - start) / (after - before)


def cell_name(unit: str, category: str) -> str:
    return unit if category == "" else f"{unit}|{category}"


def by_key(items: List[Json], key: str) -> List[Tuple[str, List[Json]]]:
    """Items by the text under a key, in byte order of these texts."""
    found: Dict[str, List[Json]] = {}
    for item in items:
        found.setdefault(item[key], []).append(item)
    return sorted(found.items(), key=lambda pair: pair[0])


class Case:
    """A case that may be drawn."""

    def __init__(self, unit: Json) -> None:
        self.id, self.category = unit["id"], unit["stratum"]
        self.weight = Fraction(unit.get("weight", "1"))
        self.probability = Fraction(0)


class Cell:
    """The cases of one institution and one category."""

    def __init__(self, name: str, cases: List[Case]) -> None:
        self.name, self.size = name, len(cases)
        self.taken = [case for case in cases if case.probability == 1]
        self.others = [case for case in cases if case.probability != 1]
        self.expected = sum((case.probability for case in self.others), Fraction(0))


def in_order(cases: List[Case], tickets: Tickets) -> List[Tuple[Case, str]]:
    """Cases by ticket / weight, then by id: as whole numbers, after multiplying all with one number."""
    common = 1
    for case in cases:
        common = common * case.weight.numerator // math.gcd(common, case.weight.numerator)
    keys = []
    for case in cases:
        ticket = tickets.ticket("documents/" + case.id)
        factor = common // case.weight.numerator * case.weight.denominator
        keys.append((int(ticket, 16) * factor, case.id, case, ticket))
    keys.sort(key=lambda key: key[:2])
    return [(case, ticket) for _, _, case, ticket in keys]


def cells_of(candidates: List[Json], rule: Json) -> List[Cell]:
    """All cells, their cases with their probabilities."""
    institutions = [(name, [Case(unit) for unit in units]) for name, units in by_key(candidates, "unit")]
    n = wanted(rule, rational(rule["rate"]) if "rate" in rule else None, len(candidates))
    least = whole(rule["floor"], 0, "floor")
    shares = [Share(sum((case.weight for case in cases), Fraction(0)), min(least, len(cases)), len(cases))
              for _, cases in institutions]
    require(sum(share.least for share in shares) <= n <= len(candidates), "this number of documents cannot be drawn")
    scale = common_scale(shares, Fraction(n))
    cells: List[Cell] = []
    for (name, cases), share in zip(institutions, shares):
        alike: Dict[Fraction, int] = {}
        for case in cases:
            alike[case.weight] = alike.get(case.weight, 0) + 1
        own = [Share(weight, 0, 1, times) for weight, times in alike.items()]
        inner = common_scale(own, share.at(scale))
        probabilities = {one.weight: one.at(inner) for one in own}
        for case in cases:
            case.probability = probabilities[case.weight]
        categories: Dict[str, List[Case]] = {}
        for case in cases:
            categories.setdefault(case.category, []).append(case)
        cells += [Cell(cell_name(name, category), categories[category]) for category in sorted(categories)]
    return cells


def draw_documents(units: List[Json], rule: Json, c: Any, seed: List[Json], institutions: Optional[List[Json]]) -> Json:
    """The documents of a review. `institutions` are those of the first stage, None where there is none."""
    require(all("unit" in unit for unit in units), "a case names no institution")
    ids = None if institutions is None else {one["id"] for one in institutions}
    mine = [unit for unit in units if ids is None or unit["unit"] in ids]
    cells = cells_of([unit for unit in mine if is_eligible(unit)], rule)
    tickets, spare = Tickets(c, seed), whole(rule["alternates"], 0, "alternates")
    total = Fraction(int(tickets.ticket("documents/allocation"), 16), 2**256)
    strata: List[Json] = []
    drawn: List[Json] = []
    alternates: List[Json] = []
    for cell in cells:
        count = len(cell.taken) + floor(total + cell.expected) - floor(total)
        total += cell.expected
        strata.append({"stratum": cell.name, "units": cell.size, "drawn": count,
                       "probability": str((len(cell.taken) + cell.expected) / cell.size)})
        order = in_order(cell.taken, tickets) + (in_order(cell.others, tickets) if count + spare > len(cell.taken) else [])
        ranked = [{"id": case.id, "stratum": cell.name, "rank": rank, "ticket": ticket,
                   "probability": str(case.probability)} for rank, (case, ticket) in enumerate(order, 1)]
        drawn += ranked[:count]
        alternates += ranked[count: count + spare]
    certain = [{"id": unit["id"], "stratum": cell_name(unit["unit"], unit["stratum"]), "reason": unit["certain"]}
               for unit in mine if "certain" in unit]
    return {"strata": strata, "drawn": drawn, "alternates": alternates, "certain": certain}


def institutions_after(first: Json, count: int) -> List[Json]:
    """The units of a first stage that stand after so many of its replacements."""
    probability = {stratum["stratum"]: stratum["probability"] for stratum in first["strata"]}
    standing = {item["id"]: probability[item["stratum"]] for item in first["drawn"]}
    standing.update({item["id"]: "1" for item in first["certain"]})
    spare = {item["id"]: probability[item["stratum"]] for item in first["alternates"]}
    for entry in first.get("replacements", [])[:count]:
        if entry["kind"] == "object":
            standing.pop(entry["out"], None)
            if "in" in entry:
                standing[entry["in"]] = spare[entry["in"]]
    return [{"id": one, "probability": standing[one]} for one in sorted(standing)]


# --- 9. The deal ------------------------------------------------------------------------------------------------------


def reach(inspector: Json, unit: Json, rule: Json) -> int:
    """0: may not inspect this object; 1: may; 2: may as help from elsewhere."""
    here, there = inspector.get("prefecture", ""), unit.get("prefecture", "")
    if "excluded" in inspector or unit["id"] in inspector.get("recused", []):
        return 0
    if "unit" in unit and unit["unit"] in inspector.get("recused", []):
        return 0
    if "field" in unit and unit["field"] not in inspector.get("fields", []):
        return 0
    if rule["from"] == "province":
        return 1
    if rule["from"] == "other-prefecture":
        return 0 if here == there else 1
    require(rule["from"] == "same-prefecture", "unknown `from`")
    if here == there:
        return 1
    if rule["fallback"] == "province":
        return 2
    if rule["fallback"] == "neighbours" and here in rule["neighbours"].get(there, []):
        return 2
    return 0


class Found(Exception):
    """Ends a search: somebody has a free place."""


class Search:
    """One search of section 9. `came[i]` tells by which object, and in whose place, inspector i could come in."""

    def __init__(self, deal: Deal, deck: List[int], cap: int, dead: Set[int]) -> None:
        self.deal, self.deck, self.cap, self.dead = deal, deck, cap, dead
        self.came: Dict[int, Tuple[int, Optional[int]]] = {}
        self.tried: Dict[int, Set[bool]] = {}
        self.queue: List[int] = []
        self.found: Optional[int] = None

    def visit(self, j: int, leaver: Optional[int]) -> None:
        deal = self.deal
        followers_too = (not deal.has_lead_rule or (leaver is not None and deal.follower[leaver])
                         or sum(deal.follower[i] for i in deal.teams[j]) < deal.k - 1)
        classes = ({False, True} if followers_too else {False}) - self.tried.setdefault(j, set())
        if not classes:
            return
        self.tried[j] |= classes
        for i in self.deck:
            if (i in self.came or i in self.dead or i in deal.teams[j] or deal.follower[i] not in classes
                    or not deal.may_serve(i, j)):
                continue
            self.came[i] = (j, leaver)
            self.queue.append(i)
            if deal.load(i) < min(deal.limit[i], self.cap):
                self.found = i
                raise Found

    def run(self, s: int) -> bool:
        """Searches from object s; says whether somebody was found."""
        try:
            self.visit(s, None)
            for i in self.queue:  # grows while it is gone through
                for j in sorted(self.deal.held[i]):
                    self.visit(j, i)
        except Found:
            return True
        return False

    def exchange(self) -> None:
        """Walks back from the one found: each takes the place of the one who leaves."""
        joiner = self.found
        while joiner is not None:
            j, leaver = self.came[joiner]
            if leaver is not None:
                self.deal.teams[j].remove(leaver)
                self.deal.held[leaver].remove(j)
            self.deal.teams[j].add(joiner)
            self.deal.held[joiner].add(j)
            joiner = leaver


class Deal:
    """The deal of inspectors to objects; both are known by their places in the input."""

    def __init__(self, objects: List[Json], inspectors: List[Json], rule: Json, tickets: Tickets,
                 prefix: str = "", start: Optional[Dict[str, int]] = None) -> None:
        self.objects, self.inspectors, self.tickets, self.prefix = objects, inspectors, tickets, prefix
        self.start = [(start or {}).get(inspector["id"], 0) for inspector in inspectors]
        self.k = whole(rule["perObject"], 1, "perObject")
        most = whole(rule["maxLoad"], 1, "maxLoad")
        self.limit = [0 if "excluded" in inspector else most for inspector in inspectors]
        self.has_lead_rule = "lead" in rule
        self.follower = [self.has_lead_rule and inspector.get("lead") is not True for inspector in inspectors]
        self.reach = [[reach(inspector, unit, rule) for unit in objects] for inspector in inspectors]
        self.teams: List[Set[int]] = [set() for _ in objects]
        self.held: List[Set[int]] = [set() for _ in inspectors]
        self.widened: Set[int] = set()
        self.decks: Dict[int, List[int]] = {}

    def load(self, i: int) -> int:
        return self.start[i] + len(self.held[i])

    def may_serve(self, i: int, j: int) -> bool:
        return self.reach[i][j] == 1 or (self.reach[i][j] == 2 and j in self.widened)

    def deck(self, level: int) -> List[int]:
        """All inspectors in the order of their tickets for this level."""
        if level not in self.decks:
            ids = [inspector["id"] for inspector in self.inspectors]
            keys = [(self.tickets.ticket(f"{self.prefix}inspectors/{level}/{i}"), i) for i in ids]
            self.decks[level] = sorted(range(len(ids)), key=lambda i: keys[i])
        return self.decks[level]

    def open_objects(self) -> List[int]:
        return [j for j, team in enumerate(self.teams) if len(team) < self.k]

    def run_levels(self) -> None:
        # Nobody can hold more objects than there are, so levels beyond that number change nothing.
        last = max(self.start, default=0) + len(self.objects)
        for level in range(1, min(max(self.limit, default=0), last) + 1):
            dead: Set[int] = set()
            for j in self.open_objects():
                while len(self.teams[j]) < self.k:
                    search = Search(self, self.deck(level), level, dead)
                    if not search.run(j):
                        dead |= set(search.came)
                        break
                    search.exchange()
            if not self.open_objects():
                return

    def closures(self) -> List[Tuple[List[int], List[int]]]:
        """For each object with an open seat: the objects and inspectors that its search came to."""
        found: List[Tuple[List[int], List[int]]] = []
        for s in self.open_objects():
            search = Search(self, self.deck(1), max(self.limit, default=0), set())
            require(not search.run(s), "a seat was left open that could be filled")
            closure = (sorted(search.tried), sorted(search.came))
            if all(closure[0] != other[0] for other in found):
                found.append(closure)
        return found

    def run(self) -> List[Tuple[List[int], List[int]]]:
        """Fills the seats and returns the bottlenecks."""
        self.run_levels()
        while True:
            closures = self.closures()
            new = {j for objects, _ in closures for j in objects} - self.widened
            self.widened |= new
            if not any(self.reach[i][j] == 2 for i in range(len(self.inspectors)) for j in new):
                return closures
            self.run_levels()

    def team(self, j: int) -> Json:
        members = [self.inspectors[i] for i in self.deck(1) if i in self.teams[j]]
        leads = [member["id"] for member in members if member.get("lead") is True]
        team = {"object": self.objects[j]["id"], "members": [member["id"] for member in members],
                "openSeats": self.k - len(members)}
        return {**team, "lead": leads[0]} if leads else team

    def bottleneck(self, objects: List[int], inspectors: List[int]) -> Json:
        return {"objects": [self.objects[j]["id"] for j in objects],
                "inspectors": [self.inspectors[i]["id"] for i in inspectors],
                "seatsNeeded": len(objects) * self.k,
                "places": sum(self.limit[i] for i in inspectors),
                "leads": sum(1 for i in inspectors if self.inspectors[i].get("lead") is True)}


def deal_teams(objects: List[Json], inspectors: List[Json], rule: Json, c: Any, seed: List[Json]) -> Json:
    """`teams`, `loads` and `bottlenecks` of the record."""
    deal = Deal(objects, inspectors, rule, Tickets(c, seed))
    bottlenecks = deal.run()
    return {"teams": [deal.team(j) for j in range(len(objects))],
            "loads": [{"id": inspector["id"], "load": deal.load(i)}
                      for i, inspector in enumerate(inspectors) if "excluded" not in inspector],
            "bottlenecks": [deal.bottleneck(*closure) for closure in bottlenecks]}


def to_inspect(drawn: Json, units: List[Json]) -> List[Json]:
    """The objects that inspectors are dealt to: the drawn ones, then the certain ones."""
    by_id = {unit["id"]: unit for unit in units}
    return [by_id[item["id"]] for item in drawn["drawn"] + drawn["certain"]]


def assign(drawn: Json, units: List[Json], inspectors: List[Json], rule: Json, c: Any, seed: List[Json]) -> Json:
    return deal_teams(to_inspect(drawn, units), inspectors, rule["inspectors"], c, seed)


# --- 10. Replacements -------------------------------------------------------------------------------------------------


class Refused(Wrong):
    """A replacement that could not have been made."""


class Standing:
    """Who is inspected by whom, after all replacements so far."""

    def __init__(self, record: Json, units: List[Json], inspectors: Optional[List[Json]]) -> None:
        self.record, self.alternates = record, record["alternates"]
        self.stratum = {item["id"]: item["stratum"] for item in record["drawn"] + record["certain"]}
        self.certain = {item["id"] for item in record["certain"]}
        self.gone: Set[str] = set()
        self.barred: Dict[str, Set[str]] = {}
        self.rule = record["rule"].get("inspectors")
        self.assigned = "assignment" in record and self.rule is not None and inspectors is not None
        self.teams: Dict[str, List[str]] = {}
        if not self.assigned:
            return
        self.teams = {team["object"]: list(team["members"]) for team in record["assignment"]["teams"]}
        self.objects = {unit["id"]: unit for unit in units}
        self.people = inspectors or []
        self.by_id = {person["id"]: person for person in self.people}
        self.k = whole(self.rule["perObject"], 1, "perObject")
        self.most = whole(self.rule["maxLoad"], 1, "maxLoad")
        self.tickets = Tickets(record["C"], record["seed"])
        self.decks: Dict[int, List[str]] = {}

    def deck(self, level: int) -> List[str]:
        if level not in self.decks:
            keys = {i: self.tickets.ticket(f"inspectors/{level}/{i}") for i in self.by_id}
            self.decks[level] = sorted(self.by_id, key=lambda i: (keys[i], i))
        return self.decks[level]

    def reach(self, person: str, unit: str) -> int:
        known = person in self.by_id and unit in self.objects
        return reach(self.by_id[person], self.objects[unit], self.rule) if known else 0

    def leads(self, members: List[str]) -> List[str]:
        """Those of a team who may lead, in the order of the first deck."""
        able = {i for i in members if i in self.by_id and self.by_id[i].get("lead") is True}
        return [i for i in self.deck(1) if i in able]

    def keeps_lead(self, members: List[str]) -> bool:
        return "lead" not in self.rule or len(members) - len(self.leads(members)) <= self.k - 1

    def next_card(self, unit: str) -> Optional[str]:
        """The next inspector for an open seat of this object."""
        team = self.teams[unit]
        loads: Dict[str, int] = {}
        for members in self.teams.values():
            for i in set(members):
                loads[i] = loads.get(i, 0) + 1
        # Nobody has more objects than there are teams, so levels beyond that number find nobody new.
        last = min(self.most, len(self.teams) + 1)
        for least in (1, 2):
            for level in range(1, last + 1):
                for i in self.deck(level):
                    if (loads.get(i, 0) < level and i not in self.barred.get(unit, ()) and i not in team
                            and 1 <= self.reach(i, unit) <= least and self.keeps_lead(team + [i])):
                        return i
        return None

    def fill(self, unit: str) -> None:
        while len(self.teams[unit]) < self.k:
            card = self.next_card(unit)
            if card is None:
                return
            self.teams[unit].append(card)

    def outcome(self, unit: str) -> Json:
        """The team of an object, as the entry shows it."""
        members = list(self.teams[unit])
        leads = self.leads(members) if "lead" in self.rule else []
        return {"members": members, **({"lead": leads[0]} if leads else {})}

    def replace_object(self, request: Json) -> Json:
        out = request["out"]
        if self.rule is not None and not self.assigned:
            raise Refused("not-assigned")
        if out not in self.stratum:
            raise Refused("replaced-already" if out in self.gone else "not-drawn")
        if out in self.certain:
            raise Refused("directed")
        stratum = self.stratum.pop(out)
        self.gone.add(out)
        before = self.teams.pop(out, [])
        free = (item["id"] for item in self.alternates if item["stratum"] == stratum
                and item["id"] not in self.stratum and item["id"] not in self.gone)
        new = next(free, None)
        if new is None:
            return {}
        self.stratum[new] = stratum
        if not self.assigned:
            return {"in": new}
        self.teams[new] = [i for i in before if self.reach(i, new) > 0]
        self.fill(new)
        return {"in": new, **self.outcome(new)}

    def replace_inspector(self, request: Json) -> Json:
        out, unit = request["out"], request.get("object", "")
        if not self.assigned:
            raise Refused("not-assigned")
        if out not in self.teams.get(unit, []):
            raise Refused("not-on-team")
        self.barred.setdefault(unit, set()).add(out)
        self.teams[unit] = [i for i in self.teams[unit] if i != out]
        left = len(self.teams[unit])
        self.fill(unit)
        new = self.teams[unit][left:left + 1]
        return {**({"in": new[0]} if new else {}), **self.outcome(unit)}

    def replace(self, request: Json) -> Json:
        """Carries out one request and returns its entry. What was asked for stays as it was asked."""
        require(request["kind"] in ("object", "inspector"), "a replacement of an unknown kind")
        by_kind = self.replace_object if request["kind"] == "object" else self.replace_inspector
        asked = {key: request[key] for key in ("at", "kind", "out", "object", "reason", "note") if key in request}
        return {**asked, **by_kind(request)}


# --- 17. Third reviewers ----------------------------------------------------------------------------------------------


def in_code_order(record: Json, tickets: Tickets) -> List[str]:
    """All documents in the order of their codes: alternates behind the others."""

    def ordered(items: List[Json]) -> List[str]:
        return sorted((item["id"] for item in items), key=lambda i: (tickets.ticket("codes/" + i), i))

    return ordered(record["drawn"] + record["certain"]) + ordered(record["alternates"])


class Thirds:
    """Who has which document, request after request."""

    def __init__(self, record: Json, units: List[Json], reviewers: List[Json]) -> None:
        self.record, self.units, self.reviewers = record, units, reviewers
        self.tickets = Tickets(record["C"], record["seed"])
        self.by_id = {unit["id"]: unit for unit in units}
        self.people = {person["id"]: person for person in reviewers}
        self.called: Dict[str, List[str]] = {}

    def at(self, count: int) -> Standing:
        """The review after so many replacements."""
        standing = Standing(self.record, self.units, self.reviewers)
        for entry in self.record.get("replacements", [])[:count]:
            standing.replace(entry)
        return standing

    def has(self, standing: Standing, document: str) -> Set[str]:
        return set(standing.teams.get(document, [])) | set(self.called.get(document, []))

    def deal(self, number: int, seats: int, documents: List[str], standing: Standing) -> List[List[str]]:
        """The reviewers of each document of a request."""
        rule = {key: value for key, value in self.record["rule"]["inspectors"].items() if key != "lead"}
        start: Dict[str, int] = {}
        for document in standing.stratum:
            for person in self.has(standing, document):
                start[person] = start.get(person, 0) + 1
        deal = Deal([self.by_id[one] for one in documents], self.reviewers, {**rule, "perObject": seats}, self.tickets,
                    f"third/{number}/", start)
        for j, document in enumerate(documents):
            barred = self.has(standing, document) | standing.barred.get(document, set())
            for i, person in enumerate(self.reviewers):
                if person["id"] in barred:
                    deal.reach[i][j] = 0
        deal.run()
        return [deal.team(j)["members"] for j in range(len(documents))]

    def judge(self, request: Json, number: int, count: int) -> None:
        """Stops unless the request could have been made after so many replacements, and was dealt so."""
        standing = self.at(count)
        order = [one for one in in_code_order(self.record, self.tickets) if one in standing.stratum]
        documents = [team["document"] for team in request["teams"]]
        require(len(documents) > 0 and documents == [one for one in order if one in set(documents)],
                f"request {number}: a document is not under review, stands twice or out of order")
        for team in request["teams"]:
            document, seen = team["document"], self.has(standing, team["document"])
            seen |= standing.barred.get(document, set())
            for person in team["reviewers"]:
                require(person not in seen, f"request {number}: {shown(person)} has {shown(document)} already, or left it")
                require(person in self.people and reach(self.people[person], self.by_id[document],
                                                        self.record["rule"]["inspectors"]) > 0,
                        f"request {number}: {shown(person)} may not review {shown(document)}")
                seen.add(person)
        dealt = self.deal(number, request["seats"], documents, standing)
        compare(f"request {number}", [team["reviewers"] for team in request["teams"]], dealt)

    def keep(self, documents: List[str], teams: List[List[str]]) -> None:
        for document, team in zip(documents, teams):
            self.called.setdefault(document, []).extend(team)


def is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def read_request(content: bytes) -> Json:
    """A request for third reviewers, which must be written canonically."""
    text = content.decode("utf-8")
    request = parse_json(text)
    require(isinstance(request, dict) and jcs(request) == text, "it is not canonical")
    keys = {"$schema", "version", "review", "request", "requestedAt", "seats", "teams"}
    require(set(request) == keys and request["$schema"] == "choucha/thirds/1" and same(request["version"], 1),
            "it is no request of version 1")
    whole(request["request"], 1, "request")
    whole(request["seats"], 1, "seats")
    require(is_text(request["review"]) and is_text(request["requestedAt"]) and isinstance(request["teams"], list),
            "a value cannot be so")
    for team in request["teams"]:
        require(isinstance(team, dict) and set(team) == {"document", "reviewers", "reasons"} and is_text(team["document"])
                and is_texts(team["reviewers"]) and is_texts(team["reasons"]), "a team cannot be so")
    return dict(request)


# --- 10. Record, ledger, files ----------------------------------------------------------------------------------------


def draw_digest(record: Json) -> str:
    return digest({key: value for key, value in record.items() if key not in ("assignment", "replacements")})


def parse_ledger(text: str) -> List[Json]:
    """The lines of a ledger: each canonical, counted, linked to the one before, with its own hash."""
    require(text == "" or text.endswith("\n"), "the last line is torn")
    lines: List[Json] = []
    for number, line in enumerate(text.split("\n")[:-1], 1):
        where = f"line {number}"
        item = parse_json(line)
        require(isinstance(item, dict) and jcs(item) == line, f"{where} is not canonical")
        require(set(item) == {"seq", "at", "event", "digest", "prev", "hash"}, f"{where}: other keys than expected")
        require(all(is_text(item[key]) for key in item if key != "seq"), f"{where}: a value is no text")
        require(same(item["seq"], number), f"{where} is counted wrongly")
        require(item["prev"] == (lines[-1]["hash"] if lines else ZEROS), f"{where} does not follow the line before")
        require(item["hash"] == digest({key: value for key, value in item.items() if key != "hash"}),
                f"{where} has not its hash")
        lines.append(item)
    return lines


# What a step of a draw may follow; "" is where a draw begins. Other events may stand anywhere.
AFTER = {"commit": ("", "commit"), "seed": ("commit",), "draw": ("seed",), "assign": ("draw",),
         "replace": ("draw", "assign", "replace")}
# What comes of a draw, and the states that it needs. It leaves the state alone. Grades need scores, too.
NEEDS = {"result": ("draw", "assign", "replace"), "score": ("assign", "replace"), "third": ("assign", "replace"),
         "grade": ("assign", "replace")}


def check_states(lines: List[Json]) -> None:
    """Every step follows one that it may follow, and no time is before that of the line above."""
    state: Dict[str, str] = {}
    scored: Set[str] = set()
    for before, line in zip([None, *lines], lines):
        where = f"line {line['seq']}: {shown(line['event'])}"
        require(before is None or line["at"] >= before["at"], f"{where} is dated before the line above")
        step, _, name = line["event"].partition("/")
        if step in NEEDS:
            require(state.get(name, "") in NEEDS[step] and (step != "grade" or name in scored), f"{where} may not stand here")
        if step == "score":
            scored.add(name)
        if step in AFTER:
            require(state.get(name, "") in AFTER[step], f"{where} may not stand here")
            state[name] = step


# --- 11. Verification -------------------------------------------------------------------------------------------------


class Files:
    """What lies around a record. A file that is not there is None."""

    def __init__(self, record_file: Path) -> None:
        folder = record_file.resolve().parent
        self.above = folder.parent
        self.record = self.read(record_file)
        self.commitment = self.read(folder / "commitment.json")
        self.rule = self.read(folder / "rule.json")
        self.frame = self.read(folder / "frame.jsonl")
        self.inspectors = self.read(folder / "inspectors.jsonl")
        self.ledger = self.read(folder.parent / "ledger.jsonl")
        self.first_stage = self.beside()
        self.ledger_beside = self.read(folder / "ledger.jsonl")
        self.collected = [read_assignment(file) for file in sorted((folder / "assignments").glob("*.json"))]
        self.collected.sort(key=lambda one: str(one["prefecture"]))
        self.thirds = [(file.name, file.read_bytes()) for file in sorted((folder / "thirds").glob("*.json"))]

    def beside(self) -> Optional[Json]:
        """The record of a review's first stage, where it lies beside the review's folder."""
        try:
            name = parse_json((self.record or b"").decode("utf-8"))["commitment"]["of"]["draw"]
            if not isinstance(name, str) or re.fullmatch(r"[^/\\\x00]+", name) is None or name in (".", ".."):
                return None
            file = self.above / name / "record.json"
            return read_json(file, "choucha/record/1") if file.is_file() else None
        except (ValueError, KeyError, TypeError):
            return None

    @staticmethod
    def read(path: Path) -> Optional[bytes]:
        return path.read_bytes() if path.is_file() else None


class Checks:
    """Checks with their names, in their order. Each returns what it found, or stops with what is wrong."""

    def __init__(self, record: Json) -> None:
        self.record = record
        self.results: List[Json] = []

    def check(self, name: str, test: Callable[[], str]) -> None:
        """Runs one check. A record may hold anything, so whatever cannot be computed from it has failed too."""
        try:
            self.results.append({"name": name, "ok": True, "detail": test()})
        except Wrong as wrong:
            self.results.append({"name": name, "ok": False, "detail": f"{wrong}."})
        except KeyError as missing:
            self.results.append({"name": name, "ok": False, "detail": f"{shown(missing.args[0])} is missing."})
        except (ValueError, TypeError, AttributeError, IndexError, RecursionError, OverflowError) as odd:
            self.results.append({"name": name, "ok": False, "detail": f"Cannot be computed: {shown(str(odd))}."})


class Verification(Checks):
    """The checks of section 11."""

    def __init__(self, record: Json, files: Files) -> None:
        super().__init__(record)
        self.files = files
        self.units: Optional[List[Json]] = None
        self.people: Optional[List[Json]] = None

    def run(self) -> List[Json]:
        committed = self.record.get("commitment")
        self.check("commitment", self.commitment)
        if self.files.commitment is not None:
            self.check("commitment-file", self.commitment_file)
        self.check("rule", self.rule)
        self.check("frame", self.frame)
        if isinstance(committed, dict) and ("inspectors" in committed or "assignment" in self.record):
            self.check("inspectors", self.inspectors)
        self.check("seed", self.seed)
        sources = self.sources()
        if any(source.get("kind", "text") != "text" for source, _ in sources):
            self.check("seed-form", self.seed_form)
        if any(source.get("kind") == "beacon" and value is not None for source, value in sources):
            self.check("beacon", self.beacon)
        if (isinstance(committed, dict) and "of" in committed) or "institutions" in self.record:
            self.check("first-stage", self.first_stage)
        self.check("draw", self.draw)
        if "assignment" in self.record:
            self.check("assignment", self.assignment)
        if self.record.get("replacements", []) != []:
            self.check("replacements", self.replacements)
        in_campaign = not isinstance(committed, dict) or committed.get("campaign") != ""
        if in_campaign and self.files.ledger is not None:
            self.check("ledger", self.ledger)
        if self.has_thirds():
            self.check("thirds", self.thirds)
        if in_campaign and self.office_lines():
            self.check("office-files", self.office_files)
        if (isinstance(committed, dict) and "supersedes" in committed) or (in_campaign and self.earlier()):
            self.check("supersession", self.supersession)
        self.check("commitment-age", self.commitment_age)
        self.check("entropy", self.entropy)
        if isinstance(self.record.get("rule"), dict) and "dispatch" in self.record["rule"]:
            for one in self.files.collected:
                self.check(f"collected/{one['prefecture']}", lambda one=one: self.collected_one(one))  # type: ignore[misc]
            self.check("collection", self.collection)
        if in_campaign:
            self.check("record-file", self.record_file)
        return self.results

    def commitment(self) -> str:
        c = digest(self.record["commitment"])
        require(self.record["C"] == c, f"C should be {c} for this commitment")
        require(self.record["commitment"]["protocol"] == "choucha/1", "unknown protocol")
        return f"The commitment has the digest C = {c}."

    def commitment_file(self) -> str:
        require(self.files.commitment == jcs(self.record["commitment"]).encode("utf-8"),
                "commitment.json is not the commitment in the record")
        return "The published commitment is the one in the record."

    def rule(self) -> str:
        commitment = self.record["commitment"]
        if self.files.rule is not None:
            require(self.files.rule == jcs(self.record["rule"]).encode("utf-8"), "rule.json is not the rule in the record")
        found = digest(committed_rule(self.record["rule"], commitment))
        require(same(commitment["rule"], {"digest": found}), f"the rule has the digest {found}, not the committed one")
        return "The rule is the committed one."

    def one_frame(self, content: Optional[bytes], kind: str, committed: Any) -> Tuple[List[Json], Json]:
        require(content is not None, "the file with the frame is not beside the record")
        text = (content or b"").decode("utf-8")
        found = sha256(text.encode("utf-8"))
        require(isinstance(committed, dict) and committed.get("digest") == found,
                f"the frame has the digest {found}, not the committed one")
        units = parse_frame(text, kind)
        summary = frame_summary(text, units)
        require(same(summary, committed), f"{summary['units']} units, {summary['eligible']} of them eligible: "
                                          "not the numbers committed")
        return units, summary

    def frame(self) -> str:
        self.units, found = self.one_frame(self.files.frame, "objects", self.record["commitment"]["frame"])
        return f"The frame is the committed one: {found['units']} units, {found['eligible']} in the draw."

    def inspectors(self) -> str:
        committed = self.record["commitment"]["inspectors"]
        self.people, found = self.one_frame(self.files.inspectors, "inspectors", committed)
        return (f"The inspectors' frame is the committed one: {found['units']} people, "
                f"{found['eligible']} can be dealt.")

    def absent(self) -> List[str]:
        """Names of the witnesses who were left out, as the commitment allows it."""
        commitment, absent = self.record["commitment"], self.record.get("absent")
        if absent is None:
            return []
        names = [one["name"] for one in absent]
        declared = [source for source in commitment["sources"] if source["name"] in names]
        require(len(names) > 0 and [source["name"] for source in declared] == names, "`absent` is not as declared")
        require(all(set(one) == {"name", "why"} and one["why"] in ("missing", "wrong") for one in absent),
                "`absent` cannot be so")
        require(commitment.get("missing") == "continue" and all(source.get("kind") == "witness" for source in declared),
                "the commitment does not allow to go on without " + ", ".join(shown(name) for name in names))
        return names

    def seed(self) -> str:
        seed, absent = self.record["seed"], self.absent()
        declared = [{"name": source["name"], "rule": source["rule"]}
                    for source in self.record["commitment"]["sources"] if source["name"] not in absent]
        for source in seed:
            require(set(source) == {"name", "value", "rule"}, "a source has other keys than expected")
            require(is_text(source["name"]) and not re.search("[=\n]", source["name"]), "a source's name cannot be so")
        given = [{"name": source["name"], "rule": source["rule"]} for source in seed]
        require(len(seed) > 0 and same(given, declared), "the sources are not the declared ones")
        for source in seed:
            require(is_value(source["value"]), f"{shown(source['name'])}: the value is not in its normal form")
        without = f" The draw went on without {', '.join(shown(name) for name in absent)}." if absent else ""
        return "Every source gave its value: " + ", ".join(shown(source["name"]) for source in seed) + "." + without

    def sources(self) -> List[Tuple[Json, Optional[str]]]:
        """The declared sources with their values; None where a witness is absent. Empty where it is no list."""
        try:
            values = {source["name"]: source["value"] for source in self.record["seed"]}
            return [(source, values.get(source["name"])) for source in self.record["commitment"]["sources"]
                    if isinstance(source, dict)]
        except (KeyError, TypeError, AttributeError):
            return []

    def seed_form(self) -> str:
        for source, value in self.sources():
            if value is not None:
                require(fits(source, value), f"{shown(source['name'])}: the value is none that was declared")
        return "Every value is of its declared kind; what witnesses gave has the digest that they published."

    def beacon(self) -> str:
        return "Not checked here: the signature of a beacon's round. The program and the page check it."

    def entropy(self) -> str:
        units = len(self.units or [])
        known, unknown = 0.0, []
        try:
            sample = self.record["commitment"]["campaign"] == "" and self.record.get("seedFromSystem") is True
            for source, value in self.sources():
                if value is None:
                    continue
                bits = 256.0 if sample and "kind" not in source else bits_of_source(source, value)
                known += bits or 0.0
                unknown += [shown(source["name"])] if bits is None else []
            needed = sum(bits_of_choice(item["units"], item["drawn"]) for item in self.record["strata"]
                         if 0 <= item["drawn"] <= item["units"] <= units)
        except (KeyError, TypeError, ValueError, AttributeError, OverflowError):
            return "Nothing can be said of the bits."
        text = f"The sources hold at most {known:.1f} bits; the possible samples are 2^{needed:.1f}."
        if known >= needed:
            return text
        if unknown:
            return f"{text} Nothing is known of {', '.join(unknown)}."
        return f"{text} Somebody who could choose among sources or lists could have tried all values."

    def first_stage(self) -> str:
        """Whether the institutions are those that the first stage gave at the time."""
        of, institutions, first = self.record["commitment"]["of"], self.record["institutions"], self.files.first_stage
        require(set(of) == {"draw", "commitment"} and isinstance(institutions, list), "`of` or `institutions` cannot be so")
        if first is None:
            return f"The record of {shown(of['draw'])} is not here: its {len(institutions)} institutions are taken as recorded."
        require(first["C"] == of["commitment"] == digest(first["commitment"]) and
                first["commitment"]["draw"] == of["draw"], f"the record beside is not that of the {shown(of['draw'])} named")
        entries, at = first.get("replacements", []), self.record["drawnAt"]
        for count in range(len(entries) + 1):
            before, after = entries[:count], entries[count:]
            in_time = (not before or before[-1]["at"] <= at) and (not after or after[0]["at"] >= at)
            if in_time and same(institutions_after(first, count), institutions):
                return f"The {len(institutions)} institutions are those that {shown(of['draw'])} drew."
        raise Wrong(f"the institutions are not those that {shown(of['draw'])} drew")

    def draw(self) -> str:
        require(self.units is not None, "there is no frame to draw from")
        units = self.units or []
        computed = draw(units, self.record["rule"], self.record["C"], self.record["seed"], self.record.get("institutions"))
        for part, items in computed.items():
            require(isinstance(self.record[part], list), f"`{part}` is no list")
            published = [dict(item) for item in self.record[part]]
            if part != "strata":  # rows are for people; without the register they cannot be computed
                for item in published:
                    whole(item.pop("row"), 0, "row")
            compare(part, published, items)
        eligible = sum(1 for unit in units if is_eligible(unit))
        return (f"All {eligible} tickets, the allocation and the selection were computed again: "
                f"{len(computed['drawn'])} drawn from {len(computed['strata'])} strata, all equal.")

    def assignment(self) -> str:
        require(self.units is not None and self.people is not None, "there are no frames to deal from")
        record, published = self.record, self.record["assignment"]
        drawn = draw(self.units or [], record["rule"], record["C"], record["seed"], record.get("institutions"))
        computed = assign(drawn, self.units or [], self.people or [], record["rule"], record["C"], record["seed"])
        require(set(published) == {"assignedAt", *computed}, "the assignment has other keys than expected")
        for part, items in computed.items():
            compare(part, published[part], items)
        seats = sum(len(team["members"]) for team in computed["teams"])
        return f"The deal was computed again: {len(computed['teams'])} teams, {seats} seats, all equal."

    def replacements(self) -> str:
        record, published = self.record, self.record["replacements"]
        require(isinstance(published, list), "`replacements` is no list")
        standing = Standing(record, self.units or [], self.people)
        computed = []
        for place, entry in enumerate(published, 1):
            try:
                computed.append(standing.replace(entry))
            except Refused as refused:
                raise Wrong(f"replacement {place} could not have been made ({refused})") from refused
        compare("replacements", published, computed)
        return f"{len(computed)} replacements were made again: each is the next in order."

    def ledger(self) -> str:
        lines = parse_ledger((self.files.ledger or b"").decode("utf-8"))
        check_states(lines)
        record, name = self.record, self.record["commitment"]["draw"]
        assignment, seed = record.get("assignment"), sha256(seed_text(record["seed"]).encode("utf-8"))
        steps = [("commit", record["C"], record["committedAt"]), ("seed", seed, None),
                 ("draw", draw_digest(record), record["drawnAt"])]
        if "assignment" in record:
            steps.append(("assign", digest(assignment), assignment["assignedAt"]))
        steps += [("replace", digest(entry), entry["at"]) for entry in record.get("replacements", [])]
        events = {f"{step}/{name}" for step in ("commit", "seed", "draw", "assign", "replace")}
        starts = [i for i, line in enumerate(lines)
                  if line["event"] == f"commit/{name}" and line["digest"] == record["C"]]
        found = [line for line in lines[starts[0]:] if line["event"] in events] if starts else []
        for place, (step, expected, at) in enumerate(steps):
            line = found[place] if place < len(found) else {}
            require(line.get("event") == f"{step}/{name}" and line["digest"] == expected,
                    f"the ledger's `{step}` line and this record do not belong together")
            require(at is None or line["at"] == at, f"the ledger has another time for `{step}`")
        require(len(found) == len(steps), "the ledger holds a further step that this record does not know")
        require(found[0]["prev"] == record["commitment"]["previous"],
                "the commitment does not name the line that it was added to")
        return f"The ledger's chain holds ({len(lines)} lines) and names this record."

    def sound_lines(self) -> Optional[List[Json]]:
        """The ledger's lines; None where there is no ledger, or a broken one."""
        try:
            return None if self.files.ledger is None else parse_ledger(self.files.ledger.decode("utf-8"))
        except (ValueError, KeyError, TypeError, RecursionError):
            return None

    def has_thirds(self) -> bool:
        """Whether requests for third reviewers are at hand."""
        rule = self.record.get("rule")
        return len(self.files.thirds) > 0 and isinstance(rule, dict) and rule.get("method") == "poisson"

    def thirds(self) -> str:
        """Every request for third reviewers, dealt again."""
        record, lines = self.record, self.sound_lines()
        require(self.units is not None and self.people is not None and "assignment" in record, "there is nothing to deal from")
        thirds, name = Thirds(record, self.units or [], self.people or []), record["commitment"]["draw"]
        named = None if lines is None else [line for line in lines if line["event"] == f"third/{name}"]
        entries = record.get("replacements", [])
        for number in range(1, max(len(self.files.thirds), len(named or [])) + 1):
            file = f"{number:04d}.json"
            require(number <= len(self.files.thirds) and self.files.thirds[number - 1][0] == file, f"thirds/{file} is missing")
            content = self.files.thirds[number - 1][1]
            require(named is None or number <= len(named), f"the ledger has no line for thirds/{file}")
            request = read_request(content)
            require(request["review"] == name and request["request"] == number, f"thirds/{file} is another request")
            at = request["requestedAt"]
            counts = [count for count in range(len(entries) + 1) if (count == 0 or entries[count - 1]["at"] <= at)
                      and (count == len(entries) or entries[count]["at"] >= at)]
            if named is not None:
                line = named[number - 1]
                require(line["digest"] == sha256(content) and line["at"] == at, f"thirds/{file} is not what the ledger says")
                counts = [sum(1 for other in lines or [] if other["event"] == f"replace/{name}" and other["seq"] < line["seq"])]
            wrong: Optional[Wrong] = Wrong(f"thirds/{file} has a time that cannot be")
            for count in counts:
                try:
                    thirds.judge(request, number, count)
                    wrong = None
                    break
                except Wrong as found:
                    wrong = found
            if wrong is not None:
                raise wrong
            thirds.keep([team["document"] for team in request["teams"]], [team["reviewers"] for team in request["teams"]])
        return f"{len(self.files.thirds)} requests for third reviewers were dealt again, all equal."

    def office_lines(self) -> Dict[str, int]:
        """How many lines of this draw stand for files that stay in the office, by their kind."""
        try:
            name = self.record["commitment"]["draw"]
        except (KeyError, TypeError):
            return {}
        counts: Dict[str, int] = {}
        for line in self.sound_lines() or []:
            step, _, of = line["event"].partition("/")
            kind = "documents" if step == "form" or step.startswith("circular:") else step
            if of == name and (kind in ("score", "grade", "result", "documents") or kind == "third" and not self.has_thirds()):
                counts[kind] = counts.get(kind, 0) + 1
        return counts

    def office_files(self) -> str:
        listed = ", ".join(f"{kind} {count}" for kind, count in sorted(self.office_lines().items()))
        return (f"The ledger also has lines for files that stay in the office and were not checked here ({listed}). They show "
                "when such a file existed and its SHA-256, not what is in it.")

    def earlier(self) -> List[str]:
        """Other commitments of this draw in the ledger, as far as it can be read."""
        try:
            name = self.record["commitment"]["draw"]
            lines = parse_ledger((self.files.ledger or b"").decode("utf-8"))
        except (ValueError, KeyError, TypeError, RecursionError):
            return []
        digests = [line["digest"] for line in lines if line["event"] == f"commit/{name}"]
        return [one for one in digests if one != self.record.get("C")]

    def supersession(self) -> str:
        earlier, replaced = self.earlier(), self.record["commitment"].get("supersedes")
        require(isinstance(replaced, dict), "the ledger holds an earlier commitment that this one does not name")
        if self.files.ledger is not None:
            require(earlier[-1:] == [replaced["commitment"]], "the ledger does not hold the commitment that was replaced")
        return (f"The commitment was replaced {max(1, len(earlier))} time(s) before the draw; the last one was "
                f"{shown(replaced['commitment'])}, because: {shown(replaced['reason'])}")

    def record_file(self) -> str:
        text = json.dumps(self.record, ensure_ascii=False, indent=2) + "\n"
        require(self.files.record == text.encode("utf-8"), "record.json is not written as the program writes it")
        return "record.json is written as the program writes it."

    def ledger_digests(self, event: str) -> List[str]:
        lines = parse_ledger(self.files.ledger.decode("utf-8")) if self.files.ledger is not None else []
        return [line["digest"] for line in lines if line["event"] == event]

    def prefectures(self) -> List[str]:
        """Prefectures that have something to inspect."""
        require(self.units is not None, "there is no frame to look them up in")
        return sorted({unit.get("prefecture", "") for unit in to_inspect(self.record, self.units or [])})

    def collected_one(self, one: Json) -> str:
        record, given, prefecture = self.record, one["package"], one["prefecture"]
        require(prefecture in self.prefectures(), "this prefecture has nothing to inspect")
        places = {item["id"]: {"rank": item["rank"], "ticket": item["ticket"]} for item in record["drawn"]}
        package = {"$schema": "choucha/dispatch/1", "version": 1, "campaign": record["commitment"]["campaign"],
                   "draw": record["commitment"]["draw"], "prefecture": prefecture, "C": record["C"],
                   "record": draw_digest(record), "rule": record["rule"]["dispatch"],
                   "objects": [{**unit, **places.get(unit["id"], {})} for unit in to_inspect(record, self.units or [])
                               if unit.get("prefecture", "") == prefecture],
                   **{key: given[key] for key in ("checklist", "window", "synthetic") if given.get(key)}}
        require(same(given, package), "the package is not the one that this draw gives")
        for check in AssignmentVerification(one, None).run():
            require(check["ok"], f"{check['name']}: {check['detail']}")
        if self.files.ledger is not None:
            for step, expected in (("dispatch", one["dispatch"]), ("collect", one["digest"])):
                held = self.ledger_digests(f"{step}/{record['commitment']['draw']}/{prefecture}")
                require(held[-1:] == [expected], f"the ledger's last `{step}` line for it has another digest")
        return f"What {shown(prefecture)} sent back holds: {len(one['assignment']['teams'])} teams."

    def collection(self) -> str:
        have = {one["prefecture"] for one in self.files.collected}
        missing = [name for name in self.prefectures() if name not in have]
        for name in missing:
            event = f"collect/{self.record['commitment']['draw']}/{name}"
            require(not self.ledger_digests(event), f"the record of {shown(name)} was collected and is not here")
        if missing:
            return "Nothing was sent back yet by " + ", ".join(shown(name) for name in missing) + "."
        return f"All {len(have)} prefectures have sent their records back."

    def commitment_age(self) -> str:
        form = "%Y-%m-%dT%H:%M:%SZ"
        try:
            since = self.record["committedAt"]
            age = datetime.strptime(self.record["drawnAt"], form) - datetime.strptime(since, form)
        except (KeyError, TypeError, ValueError):
            return "The record's times cannot be read: nothing is known of the commitment's age."
        minutes = int(age.total_seconds() // 60)
        if age.total_seconds() <= 0 or self.record.get("committedOnTheSpot") is True:
            return "The commitment was made on the spot: nothing shows that it came before the values."
        return f"The commitment stood for {minutes} minutes before the draw (since {since})."


SUMS = "SHA256SUMS"


def is_bundle(folder: Path) -> bool:
    """Whether a folder is that of a bundle, by the files that only a bundle has: one of them could be gone."""
    return any((folder / name).is_file() for name in (SUMS, "verify.html", "verify.py"))


def bundle_files(folder: Path) -> str:
    """Checks the files of a bundle: each as SHA256SUMS says, none missing, each where it belongs."""
    digests = {file.relative_to(folder).as_posix(): sha256(file.read_bytes())
               for file in folder.rglob("*") if file.is_file()}
    require(SUMS in digests, f"{SUMS} is missing")
    del digests[SUMS]
    text = (folder / SUMS).read_bytes().decode("utf-8")
    listed = re.findall("(?m)^([0-9a-f]{64}) [ *](.+)$", text)
    for found, path in listed:
        require(path in digests, f"{shown(path)} is missing")
        require(digests[path] == found, f"{shown(path)} is not the file that {SUMS} names")
    named = {path for _, path in listed}
    for path in sorted(digests):
        ours = path in ("README.txt", "verify.html", "verify.py") or re.search(r"\.jsonl?$", path)
        require(path in named or not ours, f"{shown(path)} is not named in {SUMS}")
    require(text == "".join(f"{digests[path]}  {path}\n" for path in sorted(named)), f"{SUMS} is not in its form")
    require("ledger.jsonl" in digests, "ledger.jsonl is missing")
    lines = parse_ledger((folder / "ledger.jsonl").read_bytes().decode("utf-8"))
    for path in sorted(digests):
        draw_name, _, name = path.partition("/")
        if name == "record.json":
            commitment = parse_json((folder / path).read_bytes().decode("utf-8"))["commitment"]
            require(commitment["draw"] == draw_name, f"{shown(path)} is the record of another draw")
            parts = ["commitment.json", "rule.json", "frame.jsonl"]
            for part in parts + (["inspectors.jsonl"] if "inspectors" in commitment else []):
                require(f"{draw_name}/{part}" in digests, f"{shown(draw_name)}/{part} is missing")
        if name == "commitment.json":
            require(f"{draw_name}/record.json" in digests, f"{shown(draw_name)}/record.json is missing")
            kept = {digests[other] for other in digests if re.fullmatch(
                re.escape(draw_name) + "/superseded-[^/]+/commitment.json", other)}
            made = {line["digest"] for line in lines if line["event"] == f"commit/{draw_name}"}
            require(kept <= made, f"{shown(draw_name)}: a replaced commitment is in no line of the ledger")
            require(made <= kept | {digests[path]}, f"{shown(draw_name)}: a replaced commitment is missing")
    return f"All {len(digests)} files are the ones that {SUMS} names."


def check_bundle(folder: Path) -> Json:
    """The check `files`."""
    try:
        return {"name": "files", "ok": True, "detail": bundle_files(folder)}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as wrong:
        return {"name": "files", "ok": False, "detail": f"{shown(str(wrong))}."}


class AssignmentVerification(Checks):
    """The checks of a prefecture's record (section 15)."""

    def __init__(self, record: Json, ledger: Optional[bytes]) -> None:
        super().__init__(record)
        self.ledger_text = ledger

    def run(self) -> List[Json]:
        for name, test in (("digest", self.digest), ("dispatch", self.dispatch), ("commitment", self.commitment),
                           ("rule", self.rule), ("frame", self.frame), ("inspectors", self.inspectors),
                           ("seed", self.seed), ("assignment", self.assignment)):
            self.check(name, test)
        if self.has_ledger():
            self.check("ledger", self.ledger)
        self.check("commitment-age", self.commitment_age)
        return self.results

    def name(self) -> str:
        return f"{self.record['draw']}/{self.record['prefecture']}"

    def digest(self) -> str:
        found = digest({key: value for key, value in self.record.items() if key != "digest"})
        require(self.record["digest"] == found, f"the record has the digest {found}, not the one that it names")
        return f"The record has the digest that it names, {found}."

    def dispatch(self) -> str:
        package, found = self.record["package"], digest(self.record["package"])
        require(self.record["dispatch"] == found, f"the package has the digest {found}, not the one that the record names")
        for key in ("campaign", "draw", "prefecture"):
            require(same(self.record[key], package[key]), f"`{key}` is not the package's")
        return f"The package is that of {shown(package['prefecture'])}, {found}."

    def commitment(self) -> str:
        commitment, package = self.record["commitment"], self.record["package"]
        c = digest(commitment)
        require(self.record["C"] == c, f"C should be {c} for this commitment")
        expected = {"protocol": "choucha/1", "campaign": package["campaign"], "dispatch": digest(package),
                    "draw": f"{package['draw']}/{package['prefecture']}"}
        for key, value in expected.items():
            require(same(commitment[key], value), f"the commitment's `{key}` is not that of the package")
        known = {*expected, "frame", "rule", "inspectors", "sources", "previous", "supersedes"}
        require(set(commitment) <= known, "the commitment has other keys than expected")
        return f"The commitment has the digest C = {c}."

    def rule(self) -> str:
        found = digest(self.record["rule"])
        require(found == digest(self.record["package"]["rule"]), "the rule is not the package's")
        require(same(self.record["commitment"]["rule"], {"digest": found}), "the rule is not the committed one")
        return "The rule is the package's, and the committed one."

    def one_frame(self, units: List[Json], kind: str, committed: Any) -> str:
        text = "".join(jcs(unit) + "\n" for unit in units)
        summary = frame_summary(text, parse_frame(text, kind))
        require(same(summary, committed), f"{kind}: digest {summary['digest']}, {summary['units']} units, "
                                          f"{summary['eligible']} of them eligible: not what was committed")
        return f"What was committed of the {kind} holds: {summary['units']} units."

    def frame(self) -> str:
        units = [{key: value for key, value in unit.items() if key not in ("rank", "ticket")}
                 for unit in self.record["package"]["objects"]]
        units.sort(key=lambda unit: unit["id"])
        return self.one_frame(units, "objects", self.record["commitment"]["frame"])

    def inspectors(self) -> str:
        return self.one_frame(self.record["people"], "inspectors", self.record["commitment"]["inspectors"])

    def seed(self) -> str:
        seed = self.record["seed"]
        declared = [{"name": source["name"], "rule": source["rule"]} for source in self.record["commitment"]["sources"]]
        given = [{key: value for key, value in source.items() if key != "value"} for source in seed]
        require(len(seed) > 0 and same(given, declared), "the sources are not the declared ones")
        for source in seed:
            require(is_value(source["value"]), f"{shown(source['name'])}: the value is not in its normal form")
        return "Every source gave its value: " + ", ".join(shown(source["name"]) for source in seed) + "."

    def assignment(self) -> str:
        record = self.record
        computed = deal_teams(record["package"]["objects"], record["people"], record["package"]["rule"], record["C"],
                              record["seed"])
        require(set(record["assignment"]) == set(computed), "the assignment has other keys than expected")
        for part, items in computed.items():
            compare(part, record["assignment"][part], items)
        return f"The deal was computed again: {len(computed['teams'])} teams, all equal."

    def has_ledger(self) -> bool:
        """Whether the ledger beside the record speaks of this deal, or cannot be read."""
        if self.ledger_text is None:
            return False
        try:
            lines = parse_ledger(self.ledger_text.decode("utf-8"))
            return any(line["event"] == f"commit/{self.name()}" for line in lines)
        except (ValueError, KeyError, TypeError, RecursionError):
            return True

    def ledger(self) -> str:
        lines, record = parse_ledger((self.ledger_text or b"").decode("utf-8")), self.record
        first = next((i for i, line in enumerate(lines) if line["digest"] == record["C"]), len(lines))
        seed = sha256(seed_text(record["seed"]).encode("utf-8"))
        steps = (("commit", record["C"], record["committedAt"]), ("seed", seed, record["assignedAt"]),
                 ("assign", record["digest"], record["assignedAt"]))
        for place, (step, expected, at) in enumerate(steps, first):
            line = lines[place] if place < len(lines) else {}
            require(line.get("event") == f"{step}/{self.name()}" and line["digest"] == expected,
                    f"the ledger's `{step}` line and this record do not belong together")
            require(line["at"] == at, f"the ledger has another time for `{step}`")
        require(lines[first]["prev"] == record["commitment"]["previous"],
                "the commitment does not name the line that it was added to")
        return f"The ledger's chain holds ({len(lines)} lines) and names this record."

    def commitment_age(self) -> str:
        since, until = self.record["committedAt"], self.record["assignedAt"]
        require(self.record["committedOnTheSpot"] is (since >= until), "`committedOnTheSpot` does not follow from the times")
        if since >= until:
            return "The commitment was made on the spot: nothing shows that it came before the values."
        return f"The commitment stood from {shown(since)} to {shown(until)}."


def compare(part: str, published: Any, computed: List[Json]) -> None:
    """Both lists must be the same; otherwise the first place where they differ is named."""
    require(isinstance(published, list), f"`{part}` is no list")
    for place, (a, b) in enumerate(zip(published, computed), 1):
        if not same(a, b):
            raise Wrong(f"`{part}` differs at {place}: the record has {shown(a)}, computed is {shown(b)}")
    require(len(published) == len(computed),
            f"`{part}` has {len(published)} entries in the record, computed are {len(computed)}")


# --- Running it -------------------------------------------------------------------------------------------------------


def replaced(record: Json, units: List[Json], people: Optional[List[Json]], requests: List[Json]) -> Json:
    """For tests: the entries that these requests give, up to the first that is refused."""
    standing, entries = Standing(record, units, people), []
    for request in requests:
        try:
            entries.append(standing.replace(request))
        except Refused as refused:
            return {"entries": entries, "refused": str(refused)}
    return {"entries": entries}


def called(record: Json, units: List[Json], people: List[Json], requests: List[Json]) -> List[List[List[str]]]:
    """For tests: who is called by requests for third reviewers, each {seats, documents, after}."""
    thirds, teams = Thirds(record, units, people), []
    for number, request in enumerate(requests, 1):
        teams.append(thirds.deal(number, request["seats"], request["documents"], thirds.at(request["after"])))
        thirds.keep(request["documents"], teams[-1])
    return teams


def batch(source: TextIO, target: TextIO) -> None:
    """For tests: one case a line, {frame, inspectors, rule, C, seed, institutions?, tickets?, labels?,
    requests?, thirds?} → the outcome, or {error}."""
    for line in source:
        case = json.loads(line)
        try:
            units = parse_frame(case["frame"], "objects")
            people = None
            outcome = draw(units, case["rule"], case["C"], case["seed"], case.get("institutions"))
            if case["inspectors"] is not None:
                people = parse_frame(case["inspectors"], "inspectors")
                outcome["assignment"] = assign(outcome, units, people, case["rule"], case["C"], case["seed"])
            if "requests" in case:
                record = {**outcome, "rule": case["rule"], "C": case["C"], "seed": case["seed"]}
                outcome["replaced"] = replaced(record, units, people, case["requests"])
                if case.get("thirds"):
                    record["replacements"] = outcome["replaced"]["entries"]
                    outcome["thirds"] = called(record, units, people or [], case["thirds"])
            if case.get("tickets"):
                tickets = Tickets(case["C"], case["seed"])
                outcome["tickets"] = {unit["id"]: tickets.ticket("objects/" + unit["id"]) for unit in units}
            if "labels" in case:
                outcome["ids"] = [normal_id(label) for label in case["labels"]]
        except Wrong as wrong:
            outcome = {"error": str(wrong)}
        target.write(json.dumps(outcome) + "\n")


def many(source: TextIO, target: TextIO) -> None:
    """For tests: a path a line → the verification of each, or {ok: false, unreadable} where there is none."""
    for line in source:
        try:
            result = verification(Path(line.rstrip("\n")))
        except (OSError, ValueError, RecursionError) as problem:
            result = {"ok": False, "unreadable": shown(str(problem))}
        target.write(json.dumps(result) + "\n")
        target.flush()


def read_json(file: Path, schema: str) -> Json:
    """A record of version 1. Stops where there is none that this program understands."""
    record = parse_json(file.read_bytes().decode("utf-8"))
    require(isinstance(record, dict), "this is no record")
    require(record.get("$schema") == schema and same(record.get("version", 0), 1), "this is no record of version 1")
    return record


def read_assignment(file: Path) -> Json:
    """What a prefecture sent back."""
    record = read_json(file, "choucha/assignment/1")
    text = json.dumps(record, ensure_ascii=False, indent=2) + "\n"
    require(file.read_bytes() == text.encode("utf-8"), "this record is not written as the program writes it")
    require(is_text(record.get("prefecture")), "this record names no prefecture")
    return record


def verify_draw(path: Path) -> List[Json]:
    """The checks of one record, without those of the bundle around it."""
    file = path / "record.json" if path.is_dir() else path
    try:
        record = read_json(file, "choucha/record/1")
    except Wrong:
        return AssignmentVerification(read_assignment(file), Files(file).ledger_beside).run()
    return Verification(record, Files(file)).run()


def verification(path: Path) -> Json:
    """The checks of a record, or of all draws of a bundle, and of the bundle's files."""
    if is_bundle(path) and not (path / "record.json").is_file():
        folder: Optional[Path] = path.resolve()
        checks = []
        for draw_folder in sorted(one.name for one in path.iterdir() if (one / "record.json").is_file()):
            checks += [{**check, "name": f"{draw_folder}/{check['name']}"} for check in verify_draw(path / draw_folder)]
    else:
        checks = verify_draw(path)
        above = (path if path.is_dir() else path.parent).resolve().parent
        folder = above if is_bundle(above) and any(check["name"] == "record-file" for check in checks) else None
    if folder is not None:
        checks.append(check_bundle(folder))
    ok = len(checks) > 0 and all(check["ok"] for check in checks)
    return {"$schema": "choucha/verification/1", "version": 1, "ok": ok, "checks": checks}


def main() -> int:
    parser = argparse.ArgumentParser(description="Recomputes published draws of choucha.")
    parser.add_argument("record", nargs="?", type=Path, help="a published folder, a draw's folder, or its record.json")
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    parser.add_argument("--batch", action="store_true", help="compute cases from standard input (for tests)")
    parser.add_argument("--many", action="store_true", help="verify each path from standard input (for tests)")
    options = parser.parse_args()
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # also where the system's is another
    if options.batch or options.many:
        (batch if options.batch else many)(sys.stdin, sys.stdout)
        return 0
    if options.record is None:
        parser.error("which record?")
    try:
        result = verification(options.record)
    except (OSError, ValueError, RecursionError) as problem:
        print(f"{options.record}: cannot be read: {shown(str(problem))}", file=sys.stderr)
        return 3
    if options.json:
        print(json.dumps(result, ensure_ascii=False, indent=2))
    else:
        for check in result["checks"]:
            print(f"{'ok    ' if check['ok'] else 'FAILED'} {check['name']}: {check['detail']}")
        print("Everything holds." if result["ok"] else "This does not hold.")
    return 0 if result["ok"] else 1


if __name__ == "__main__":
    sys.exit(main())
