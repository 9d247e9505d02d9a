"""What a network costs: a module a part of the Parameters page, each with `show`."""
