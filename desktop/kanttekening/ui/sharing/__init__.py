"""Giving letters with annotations to others, and what comes back from them."""
