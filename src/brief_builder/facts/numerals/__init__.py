"""Number words of a language, as tables → their values: “two hundred thousand”, « une centaine », “ពាន់លាន”."""
