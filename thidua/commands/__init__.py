"""The commands of `thidua`: one file each, whose `command` is named after it."""
