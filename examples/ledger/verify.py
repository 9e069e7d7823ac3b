"""A second verifier of Parley's ledgers, from their description in README.md alone: python3 verify.py ledger.jsonl [checkpoint.jsonl]"""
import hashlib
import json
import sys


def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def hash_of(line):
    return hashlib.sha256(canonical({key: value for key, value in line.items() if key != "hash"})).hexdigest()


def root(leaves):
    """RFC 6962, 2.1."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\0" + leaves[0]).digest()
    half = 1
    while 2 * half < len(leaves):
        half *= 2
    return hashlib.sha256(b"\1" + root(leaves[:half]) + root(leaves[half:])).digest()


def lines_of(path):
    with open(path, "rb") as file:
        data = file.read()
    if not data.endswith(b"\n"):
        raise ValueError("the last line breaks off")
    for raw in data[:-1].split(b"\n"):
        line = json.loads(raw.decode())
        if canonical(line) != raw or line.get("hash") != hash_of(line):
            raise ValueError(f"changed: {raw[:60]!r}")
        yield line


def verify(ledger, checkpoints):
    header, *entries = list(lines_of(ledger))
    if header.get("parley") != "ledger/1":
        raise ValueError("no ledger")
    before = header
    for number, entry in enumerate(entries, 1):
        if entry["previous"] != before["hash"] or entry["seq"] != number or entry["at"][:19] < before.get("at", "")[:19]:
            raise ValueError(f"entry {number} does not follow")
        before = entry
    hashes = [bytes.fromhex(entry["hash"]) for entry in entries]
    for path in checkpoints:
        for kept in lines_of(path):
            if kept["ledger"] != header["hash"] or kept["size"] > len(hashes) or kept["root"] != root(hashes[: kept["size"]]).hex():
                raise ValueError(f"the checkpoint of {kept['at']} denies it")
    return len(entries), root(hashes).hex()


if __name__ == "__main__":
    try:
        print("whole:", *verify(sys.argv[1], sys.argv[2:]))
    except (ValueError, KeyError, TypeError, AttributeError) as problem:
        print("not whole:", problem)
        sys.exit(1)
