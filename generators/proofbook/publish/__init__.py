"""From rendered files to what is read: a site built by MkDocs or Zensical, once or while its models are edited."""
