"""Scorecards, outlines and rules for people and programs. One file per form; nothing is judged here."""
