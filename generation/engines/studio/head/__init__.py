"""Heads that act: photographs bent by displacement fields, and drawn ones."""
