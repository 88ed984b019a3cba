"""Files in. Foreign bytes are parsed and rendered in a worker process that may die."""
