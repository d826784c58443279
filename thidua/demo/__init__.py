"""The bundled replica of provincial emulation sites, shared by `thidua demo` and by the tests.

Every person, figure and event in it is invented; hosts named in its texts are reserved `.example` names.
"""
