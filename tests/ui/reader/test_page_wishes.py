"""In which order images of pages are asked for."""

from PySide6.QtGui import QImage

from kanttekening.domain.layout import PageRect, PageSize
from kanttekening.services.pages import PageImage
from kanttekening.ui.reader.page_images import ImageStore, Thumbnail
from kanttekening.ui.reader.page_wishes import LARGEST_WHOLE, Wishes

A4 = PageSize(595, 842)
HEAVY, LIGHT = 0.2, 0.002


def keep(images, wishes, wish, cost=LIGHT):
    wishes.costs.learn(wish, cost)
    if wish.grey:
        drawn = PageImage(wish.page, 4, 4, 4, bytes(16))
        images.put_thumbnail(wish.page, Thumbnail.of(drawn))
    else:
        images.put(
            wish.page,
            wish.scale,
            QImage(4, 4, QImage.Format.Format_RGB32),
            wishes.in_sight(),
            area=wish.area,
            draft=wish.draft,
        )


def drawn(wishes, images, faults=(), most=500):
    """Everything that is asked for until nothing is missing, in order."""
    found = []
    while len(found) < most and (wish := wishes.next(images, faults)) is not None:
        found.append(wish)
        keep(images, wishes, wish)
    return found


def test_in_sight_then_around_it_then_all_thumbnails_from_here_on():
    wishes, images = Wishes((A4,) * 9), ImageStore()
    wishes.look((4, 5), 1.0)
    order = drawn(wishes, images)
    assert [wish.page for wish in order[:6]] == [4, 5, 6, 3, 7, 2]
    assert not any(wish.grey for wish in order[:6])
    assert [wish.page for wish in order[6:]] == [4, 3, 5, 2, 6, 1, 7, 8, 9]
    assert all(wish.grey for wish in order[6:])


def test_scrolling_back_looks_ahead_backwards():
    wishes, images = Wishes((A4,) * 9), ImageStore()
    wishes.look((6,), 1.0)
    wishes.look((5,), 1.0)
    assert [wish.page for wish in drawn(wishes, images)[:3]] == [5, 4, 6]


def test_fifty_pages_that_were_scrolled_past_are_not_drawn():
    wishes, images = Wishes((A4,) * 300), ImageStore()
    for page in range(1, 52):
        wishes.look((page,), 1.0)
    assert wishes.next(images, ()).page == 51


def test_a_page_known_to_be_heavy_comes_coarse_first_and_its_sight_mate_too():
    wishes, images = Wishes((A4,) * 9), ImageStore()
    wishes.look((4, 5), 1.0)
    for page in (4, 5):
        wish = next(wish for wish in wishes._sharp(page))
        wishes.costs.learn(wish, HEAVY)
    order = drawn(wishes, images)[:4]
    assert [(wish.page, wish.draft) for wish in order] == [
        (4, True),
        (5, True),
        (4, False),
        (5, False),
    ]


def test_a_heavy_neighbour_is_reason_enough_for_a_draft():
    wishes, images = Wishes((A4,) * 9), ImageStore()
    wishes.look((4,), 1.0)
    keep(images, wishes, wishes.next(images, ()), HEAVY)
    wishes.look((5,), 1.0)
    assert wishes.next(images, ()).draft


def test_a_draft_that_costs_as_much_as_the_page_is_not_made_again():
    wishes, images = Wishes((A4,) * 9), ImageStore()
    wishes.look((4,), 1.0)
    keep(images, wishes, wishes.next(images, ()), HEAVY)
    wishes.look((4,), 3.0)
    draft = wishes.next(images, ())
    assert draft.draft
    keep(images, wishes, draft, HEAVY * 0.9)
    images.clear()
    assert not wishes.next(images, ()).draft


def test_a_page_with_a_fault_or_that_held_up_others_is_left_alone():
    wishes, images = Wishes((A4,) * 3), ImageStore()
    wishes.look((1,), 1.0)
    wishes.slow.add(3)
    pages = [wish.page for wish in drawn(wishes, images, faults={2})]
    assert set(pages) == {1}
    wishes.look((3,), 1.0)
    assert wishes.next(images, {2}).page == 3, "in sight it is drawn all the same"


def test_a_very_large_page_is_drawn_where_it_is_seen():
    wishes, images = Wishes((A4,)), ImageStore()
    scale = 8 * 96 / 72
    seen = PageRect(1, 200, 300, 320, 400)
    wishes.look((1,), scale, (seen,))
    under, *areas = [wish for wish in drawn(wishes, images) if not wish.grey]
    assert under.area is None
    assert wishes.most_bytes(under) < LARGEST_WHOLE * 4
    pixels = 0
    for wish in areas:
        left, top, right, bottom = wish.area.box
        pixels += (right - left) * (bottom - top)
        assert left < seen.x1 * scale
        assert right > seen.x0 * scale
        assert top < seen.y1 * scale
        assert bottom > seen.y0 * scale
    covered = {(wish.area.left, wish.area.top) for wish in areas}
    assert len(covered) == len(areas)
    assert pixels >= (seen.x1 - seen.x0) * (seen.y1 - seen.y0) * scale**2
    assert pixels < LARGEST_WHOLE * 2
    assert wishes.areas_complete(images)


def test_a_page_that_was_made_smaller_to_fit_is_drawn_that_small():
    wishes, images = Wishes((A4,) * 3, thumbnails=False), ImageStore()
    wishes.look((1, 2), 2.0, shares=(1.0, 0.5, 1.0))
    assert {wish.page: wish.scale for wish in drawn(wishes, images)} == {1: 2.0, 2: 1.0, 3: 2.0}


def test_scrolling_a_large_page_asks_only_for_what_is_new():
    wishes, images = Wishes((A4,), thumbnails=False), ImageStore()
    scale = 8 * 96 / 72
    wishes.look((1,), scale, (PageRect(1, 0, 0, 100, 100),))
    before = {wish.area for wish in drawn(wishes, images)}
    wishes.look((1,), scale, (PageRect(1, 0, 60, 100, 160),))
    after = {wish.area for wish in drawn(wishes, images)}
    assert after
    assert not before & after


def test_where_memory_is_short_nothing_is_drawn_ahead_and_it_ends():
    wishes, images = Wishes((A4,) * 9, thumbnails=False), ImageStore(budget=1)
    wishes.look((4,), 1.0)
    assert [wish.page for wish in drawn(wishes, images)] == [4]


class TestLent:
    def test_what_is_thrown_out_is_given_back(self):
        given, images = [], ImageStore(budget=100)
        for page in (1, 2, 3):
            images.put(
                page,
                1.0,
                QImage(5, 5, QImage.Format.Format_RGB32),
                let_go=lambda page=page: given.append(page),
            )
        assert given == [1, 2]
        images.clear()
        assert given == [1, 2, 3]
        assert images.bytes == 0
