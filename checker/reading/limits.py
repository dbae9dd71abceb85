"""Every guard against hostile or hopeless inputs, in one table. Modules read them as limits.NAME when they need them.

Measured on real and crafted files: a report of 100 pages with pictures stays far below each of them.
"""

from __future__ import annotations

MB = 1024 * 1024

# A file of any kind, before anything looks into it.
MAX_FILE_BYTES = 50 * MB

# Word and OFD are zips. A bomb of 298 KB unpacks to 300 MB; a small part of repeated markup may well shrink to a hundredth.
MAX_ENTRIES = 2000
MAX_UNPACKED = 200 * MB
MAX_RATIO = 150
RATIO_COUNTS_FROM = MB
# One XML part that is parsed into a tree, which takes about ten times its size. A hundred pages of Word are 5 MB.
MAX_XML_PART = 32 * MB

# A web page without its inlined pictures, in characters; its tree takes about eight times as much.
MAX_PAGE_MARKUP = 16 * MB

# PDF and OFD.
MAX_PAGES = 500
MAX_PAGE_CHARACTERS = 20_000  # a full A4 page of small print has 4000
MAX_PAGE_RULES = 20_000  # pieces of lines looked at on a page: what has more is a drawing
MAX_LAYOUT_SECONDS = 60  # looked at after every page

# One run of LibreOffice: about a second for a report.
MAX_CONVERSION_SECONDS = 60

# From here on a user is told that it takes a moment.
SLOW_PAGES = 30
