"""Custom resources against the definitions given with them: schema, defaults and rules, decided apart."""
