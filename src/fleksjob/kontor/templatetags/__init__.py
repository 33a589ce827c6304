"""Mærker til kontorets sider."""
