"""The hostile files: more than three hundred, each with what must become of it."""

from hostile.notes import NOTES
from hostile.offices import OFFICES
from hostile.pdfs import PDFS
from hostile.places import PLACES
from hostile.posts import POSTS

HOSTILE = (*PDFS, *OFFICES, *POSTS, *PLACES, *NOTES)
