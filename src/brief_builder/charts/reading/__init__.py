"""charts.yaml and the facts in → charts out, with a problem for what they cannot honestly show."""
