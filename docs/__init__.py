"""What is written about ConvScope, and the command that makes its pictures."""
