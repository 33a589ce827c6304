"""Medarbejdernes sider."""
