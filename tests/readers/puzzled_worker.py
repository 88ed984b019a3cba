"""A worker that never understands what it reads, or in a way that makes no sense."""

import sys
import time

from kanttekening.domain.document import ReadingBlock, Understanding
from kanttekening.domain.letter import Facts
from kanttekening.domain.passage import Span
from kanttekening.domain.structure import facts_to_json, understanding_to_json
from kanttekening.readers.sandbox import limit_process, private_streams
from kanttekening.readers.understanding import understand
from kanttekening.readers.worker import serve


def puzzled(params, payload, tell):
    match params["file_name"]:
        case "hangs":
            time.sleep(60)
        case "fails":
            raise ZeroDivisionError("words of the letter")
        case "lies":
            reading = (ReadingBlock("paragraph", (Span(0, 10**9),)),)
            facts = facts_to_json(Facts()).encode()
            found = understanding_to_json(Understanding(Facts(), (), (), reading))
            return {"size": len(facts)}, facts + found.encode()
        case "babbles":
            return {"size": 3}, b"no JSON"
    return understand(params, payload, tell)


streams = private_streams()
limit_process()
sys.exit(serve(*streams, {"understand": puzzled}))
