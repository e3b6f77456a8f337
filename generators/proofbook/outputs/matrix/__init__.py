"""The matrices as values: what site, workbook and CSV print, so that they cannot differ."""
