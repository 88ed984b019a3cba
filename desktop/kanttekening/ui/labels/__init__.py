"""Labels in the window: in the sidebar, on rows and in the reader's head."""
