package checks.password_age

observations contains {"result": "pass", "at": []} if input.artifacts
