"""What a screen reader gets that Qt's widgets don't give by themselves."""
