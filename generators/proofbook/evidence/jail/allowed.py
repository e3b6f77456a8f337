"""The built-in functions that a check may call.

Each gives the same answer for the same arguments and sees nothing but them. Left out besides what looks outside or at
the clock: parsers (a reader parses, with guards), and `print`. Operators count: `==` is no call, `+` is `plus`.
"""

from __future__ import annotations

ALLOWED = frozenset(
    """
    abs and array.concat array.reverse array.slice ceil concat contains count div endswith equal floor format_int
    glob.match glob.quote_meta graph.reachable graph.reachable_paths gt gte indexof indexof_n internal.member_2
    internal.member_3 intersection is_array is_boolean is_null is_number is_object is_set is_string json.filter
    json.remove lower lt lte max min minus mul neq numbers.range object.filter object.get object.keys object.remove
    object.subset object.union object.union_n or plus product regex.find_all_string_submatch_n regex.find_n
    regex.is_valid regex.match regex.replace regex.split rem replace round semver.compare semver.is_valid sort split
    sprintf startswith strings.any_prefix_match strings.any_suffix_match strings.count strings.replace_n
    strings.reverse substring sum time.parse_duration_ns to_number trim trim_left trim_prefix trim_right trim_space
    trim_suffix type_name union units.parse units.parse_bytes upper walk
    """.split()
)
