"""What the W3C Web Annotation Data Model (Recommendation, 23 February 2017) requires of our file.

Written from the recommendation: each rule carries its section. It judges any collection with its
first page inside, and answers with what is wrong.
"""

import re

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
MOTIVATIONS = {
    "assessing", "bookmarking", "classifying", "commenting", "describing", "editing",
    "highlighting", "identifying", "linking", "moderating", "questioning", "replying", "tagging",
}  # fmt: skip
IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
UTC = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")


def listed(value):
    return [] if value is None else value if isinstance(value, list) else [value]


def is_iri(value):
    return isinstance(value, str) and bool(IRI.fullmatch(value))


def faults_of_collection(root):  # noqa: C901 -- a list of rules
    """5.1 Annotation Collection, 5.2 Annotation Page."""
    context = listed(root.get("@context"))
    if not context or context[0] != CONTEXT:
        yield "5.1: the first context is not that of annotations"
    if not is_iri(root.get("id")):
        yield "5.1: a collection has exactly one IRI"
    if "AnnotationCollection" not in listed(root.get("type")):
        yield "5.1: the class of a collection"
    if not isinstance(root.get("label"), str):
        yield "5.1: a collection should have a label"
    page = root.get("first")
    if not isinstance(page, dict):
        yield "5.1: no first page"
        return
    if not is_iri(page.get("id")) or "AnnotationPage" not in listed(page.get("type")):
        yield "5.2: a page has an IRI and a class"
    if page.get("partOf") != root.get("id"):
        yield "5.2: a page says of which collection it is"
    items = page.get("items")
    if not isinstance(items, list):
        yield "5.2: a page has exactly one list of items"
        return
    if root.get("total") != len(items) or page.get("startIndex") != 0:
        yield "5.1: the total is the number of annotations"
    names = [item.get("id") for item in items]
    if len(set(names)) != len(names):
        yield "3.1: two annotations have one IRI"
    for item in items:
        yield from faults_of_annotation(item)


def faults_of_annotation(item):  # noqa: C901 -- a list of rules
    """3.1 Annotations, 3.3.1 Lifecycle, 3.3.2 Agents, 3.3.3 Audience, 3.3.5 Motivation."""
    if not is_iri(item.get("id")):
        yield "3.1: an annotation has exactly one IRI"
    if "Annotation" not in listed(item.get("type")):
        yield "3.1: the class of an annotation"
    if not set(listed(item.get("motivation"))) <= MOTIVATIONS:
        yield "3.3.5: no such motivation"
    for key in ("created", "modified"):
        if key in item and not UTC.fullmatch(item[key]):
            yield f"3.3.1: {key} is a date and time, and should be in UTC"
    for agent in listed(item.get("creator")):
        if "name" in agent and not isinstance(agent["name"], str):
            yield "3.3.2: a name is a string"
    for audience in listed(item.get("audience")):
        if not is_iri(audience.get("id")):
            yield "3.3.3: an audience should have an IRI"
    for body in listed(item.get("body")):
        yield from faults_of_body(body)
    targets = listed(item.get("target"))
    if not targets:
        yield "3.1: an annotation has one or more targets"
    for target in targets:
        yield from faults_of_target(target)


def faults_of_body(body):
    """3.2.4 Embedded Textual Body."""
    if not isinstance(body.get("value"), str):
        yield "3.2.4: a textual body has exactly one value"
    if "TextualBody" not in listed(body.get("type")):
        yield "3.2.4: the class of a textual body"
    if body.get("purpose") not in MOTIVATIONS:
        yield "3.3.5: no such purpose"
    if "language" in body and not LANGUAGE.fullmatch(body["language"]):
        yield "3.2.1: a language is one of BCP 47"


def faults_of_target(target):  # noqa: C901 -- a list of rules
    """4.1 Specific Resources, 4.2 Selectors."""
    if isinstance(target, str):
        if not is_iri(target):
            yield "3.2.1: a target has an IRI"
        return
    if not is_iri(target.get("source")):
        yield "4.1: a specific resource has exactly one source"
    for selector in listed(target.get("selector")):
        match selector.get("type"):
            case "TextPositionSelector":
                ends = (selector.get("start"), selector.get("end"))
                if not all(type(end) is int and end >= 0 for end in ends) or ends[0] > ends[1]:
                    yield "4.2.5: a text position has a start and an end, none below 0"
            case "TextQuoteSelector":
                keys = ("exact", "prefix", "suffix")
                if not all(isinstance(selector.get(key), str) for key in keys):
                    yield "4.2.4: a quote has exactly one exact, and should have both sides"
            case "FragmentSelector":
                if not isinstance(selector.get("value"), str):
                    yield "4.2.1: a fragment has exactly one value"
                if not is_iri(selector.get("conformsTo")):
                    yield "4.2.1: a fragment should say what it conforms to"
            case _:
                yield "4.2: no such selector"
