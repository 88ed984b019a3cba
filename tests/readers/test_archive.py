"""Zip archives and mailboxes: files in a file."""

from readers.make_mail import mail, part, zipped

from kanttekening.readers.archive import read
from kanttekening.readers.mail_box import read as read_mailbox


def test_members_come_out_with_labels():
    draft = read(
        zipped(
            ("map/", ""), ("map/brief.txt", "een"), ("brief.txt", "twee"),
            ("__MACOSX/._brief.txt", "x"), (".DS_Store", "x"), ("~$slot.docx", "x"),
        ),
        "",
    )  # fmt: skip
    assert draft.is_archive
    assert [(a.name, a.data) for a in draft.attached] == [
        ("brief.txt", b"een"), ("brief (2).txt", b"twee"),
    ]  # fmt: skip


def test_a_mailbox_is_its_mails():
    first = mail(part("Regel\n>From hier\n>>From daar\n"), Subject="Een")
    second = mail(part("twee"), Subject=None)
    data = b"From a@b Fri Nov 13\n" + first + b"\nFrom c@d Fri Nov 13\n" + second
    found = read_mailbox(data, "").attached
    assert [item.name for item in found] == ["Een.eml", "bijlage 2.eml"]
    assert b"\nFrom hier\n>From daar\n" in found[0].data
    assert found[1].data == second


def test_an_office_file_is_no_archive(parser):
    import pytest

    from kanttekening.domain.errors import RefusedError
    from kanttekening.readers.sniffing import Sort, sort_of

    assert sort_of(zipped(("[Content_Types].xml", "x"), ("word/document.xml", "x"))) is Sort.DOCX
    inside = zipped(("bijlage.docx", zipped(("[Content_Types].xml", "x"), ("word/a.xml", "x"))))
    assert sort_of(inside) is Sort.ARCHIVE
    assert sort_of(zipped(("mimetype", "x"))) is Sort.ARCHIVE
    assert sort_of(zipped(("[Content_Types].xml", "x"))) is Sort.ARCHIVE
    with pytest.raises(RefusedError, match="xlsx"):
        sort_of(zipped(("[Content_Types].xml", "x"), ("xl/workbook.xml", "x")))
