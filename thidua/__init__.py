"""The command line and the flow: the only package that knows all the others."""
