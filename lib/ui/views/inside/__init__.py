"""What can be looked at further inside a network: a module a topic, each with `show`."""
