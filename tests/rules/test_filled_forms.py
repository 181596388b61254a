"""A filled form is read as XML that can do nothing but tell answers."""

from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as some

from gridgis.connectors.openrosa.reading import clock_of, moment_of, place_of, sent_of
from gridgis.core.errors import Invalid

KEY = "7f1d3f0e-2a52-4d3c-9a55-0c6c1c0a1b2d"


def xml(*inside: str, about: str = 'id="report-1" version="3"', key: str = f"uuid:{KEY}") -> bytes:
    meta = f'<orx:meta xmlns:orx="http://openrosa.org/xforms"><orx:instanceID>{key}</orx:instanceID></orx:meta>'
    return f"<data {about}>{''.join(inside)}{meta}</data>".encode()


def test_answers_are_read_however_deep_and_those_to_items_apart() -> None:
    sent = sent_of(xml("<A>甲 &amp; 乙</A><g><B> 2 </B></g><C/>", "<Facts><A>1</A><b><c>x</c></b></Facts>"))
    assert (sent.form_id, sent.version, sent.instance_id) == ("report-1", "3", UUID(KEY))
    assert (sent.answers, sent.facts) == ({"A": "甲 & 乙", "B": "2"}, {"A": "1", "c": "x"})
    other = sent_of(xml("<g><B>2</B></g><A>甲 &amp; 乙</A>", "<Facts><A>1</A><c>x</c></Facts>"))
    assert other.digest == sent.digest != sent_of(xml("<A>甲</A>")).digest


BOMB = b"""<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><data id="x"><A>&c;</A></data>"""
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><data id="r"><A>&x;</A></data>'


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", "odk.no_xml"),
        (b"\0" * 10, "odk.no_xml"),
        (xml("<A>\0</A>"), "odk.no_xml"),
        (xml()[:-3], "odk.no_xml"),
        (BOMB, "odk.no_xml"),
        (OUTSIDE, "odk.no_xml"),
        (b'<?xml version="1.0" encoding="nonsense"?><data id="x"/>', "odk.no_xml"),
        (b'<!DOCTYPE data><data id="x"/>', "odk.no_xml"),
        (b"<data>" + b" " * 1_000_001 + b"</data>", "odk.xml_large"),
        (xml(about=""), "odk.no_form_named"),
        (xml(about=f'id="{"x" * 101}"'), "odk.no_form_named"),
        (xml(key=""), "odk.no_instance"),
        (xml(key="uuid:1"), "odk.no_instance"),
        (xml("<A>1</A><A>2</A>"), "odk.twice"),
        (xml("<Facts><a>1</a></Facts><Facts><a>2</a></Facts>"), "odk.twice"),
        (xml("".join(f"<a{n}/>" for n in range(501))), "odk.twice"),
        (b"<a>" * 140_000 + b"</a>" * 140_000, "odk.no_form_named"),
        (b'<data id="x">' + b"<a>" * 140_000 + b"</a>" * 140_000 + b"</data>", "odk.no_instance"),
    ],
)
def test_what_is_none_is_refused(content: bytes, kind: str) -> None:
    with pytest.raises(Invalid) as refused:
        sent_of(content)
    assert refused.value.kind == kind and refused.value.words("zh")


@given(some.binary(max_size=300))
def test_no_bytes_break_it(content: bytes) -> None:
    for whole in (content, b'<data id="x">' + content + b"</data>"):
        with pytest.raises(Invalid):
            sent_of(whole)


def test_moments_places_and_clocks() -> None:
    assert moment_of("") is None
    told = moment_of("2026-03-10T09:00:00.123+08:00")
    assert told == datetime(2026, 3, 10, 9, 0, 0, 123_000, timezone(timedelta(hours=8)))
    for wrong in ("2026-03-10", "2026-03-10T09:00:00", "yesterday", "9" * 50):
        with pytest.raises(Invalid):
            moment_of(wrong)
    assert place_of("30.05 120.02 12.0 4.5") == (120.02, 30.05, 4.5)
    assert place_of("30.05 120.02 0 0") == place_of("30.05 120.02") == (120.02, 30.05, None)
    for wrong in ("", "30.05", "nan 120", "inf 1 1 1", "30,05 120,02", "1e999 2"):
        with pytest.raises(Invalid):
            place_of(wrong)
    assert clock_of("Wed, 11 Mar 2026 02:00:00 GMT") == datetime(2026, 3, 11, 2, tzinfo=UTC)
    assert [clock_of(one) for one in ("", "soon", "Wed, 99 Mar 2026 99:00:00 GMT", "\0")] == [None] * 4
