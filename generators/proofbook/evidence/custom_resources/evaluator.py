"""cel-python's evaluator, strict where it is lenient: what would be an error in Kubernetes must not become a truth."""

from __future__ import annotations

from typing import cast

import celpy
import lark
from celpy import celtypes
from celpy.evaluation import CELEvalError, Context, Evaluator, Result


class StrictRunner(celpy.InterpretedRunner):
    """Evaluates an expression; never by compiling it to Python."""

    def evaluate(self, context: Context) -> celtypes.Value:
        """The value of the expression."""
        return StrictEvaluator(ast=self.ast, activation=self.new_activation()).evaluate(context)


class StrictEvaluator(Evaluator):
    """`has(a.b)` says whether `b` is there; that `a` is not there is an error, and no false."""

    def sub_evaluator(self, ast: lark.Tree[lark.Token]) -> Evaluator:
        """The evaluator of what a macro repeats."""
        return StrictEvaluator(ast, activation=self.activation)

    def macro_has_eval(self, exprlist: lark.Tree[lark.Token]) -> celtypes.BoolType:
        """Whether an object has a field."""
        selection = exprlist
        while selection.data != "member_dot":
            if len(selection.children) != 1 or not isinstance(selection.children[0], lark.Tree):
                return _error("has() is asked of something that is no field")
            selection = selection.children[0]
        object = self.visit(cast("lark.Tree[lark.Token]", selection.children[0]))
        if not isinstance(object, celtypes.MapType):
            return _error("has() is asked of something that has no fields")
        return celtypes.BoolType(str(selection.children[1]) in object)


def _error(why: str) -> celtypes.BoolType:
    # An error is a value of an expression: `true || error` is true.
    error: Result = CELEvalError(why)
    return cast(celtypes.BoolType, error)
