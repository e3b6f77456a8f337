"""Deciding calls to AWS: would these policies let this principal do this, here and now, or can't it be told?"""
