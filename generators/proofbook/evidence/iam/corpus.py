"""The calls that a check wants decided, as its parameters say them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue, ValidationError

from proofbook.evidence.iam.access_levels import CHANGING, actions_of, unknown_services
from proofbook.evidence.iam.actions import ACTION
from proofbook.evidence.iam.request import Call, Caller, Context, with_what_follows

USER_AGENT = "aws:UserAgent"
MOST_ACTIONS, MOST_AGENTS, LONGEST = 20_000, 50, 1024


class Corpus(BaseModel):
    """Parameters of these names; a check has those that it needs, and others of its own."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    user_agents: dict[str, str] = Field(default={}, alias="user-agents")
    """Name → user agent; each is a way in which every call is made. None: calls without one."""
    actions: tuple[str, ...] = ()
    """Actions by name."""
    services: tuple[str, ...] | None = None
    """Besides, all actions of these services at the levels; an empty list is all services, none given none."""
    levels: tuple[str, ...] = CHANGING
    resources: tuple[str, ...] = ()
    """ARNs, each called; none: some resource that nobody names."""
    principal: str = ""
    """Who calls; empty: nobody said."""
    context: dict[str, str | tuple[str, ...]] = {}
    """Condition keys of each call."""
    absent: tuple[str, ...] = ()
    """Condition keys that no call has."""
    account: Literal["", "same", "other"] = ""
    """Whether the resource is in the caller's account."""
    grants: Literal["given", "assumed"] = "given"
    """Whether the policies here grant what is granted, or something elsewhere is taken to grant everything."""

    def all_actions(self) -> tuple[str, ...]:
        """The actions by name and by service, each once."""
        by_service = actions_of(self.services, self.levels) if self.services is not None else ()
        return tuple(dict.fromkeys((*self.actions, *by_service)))

    def variants(self) -> Mapping[str, Context]:
        """Name → context of each way in which calls are made."""
        given = {key: (value,) if isinstance(value, str) else value for key, value in self.context.items()}
        agents: dict[str, tuple[str, ...]] = {name: (agent,) for name, agent in self.user_agents.items()} or {"": ()}
        contexts = {
            name: Context(given={**given, **({USER_AGENT: agent} if agent else {})}, absent=frozenset(self.absent))
            for name, agent in agents.items()
        }
        return {name: with_what_follows(each, self.caller()) for name, each in contexts.items()}

    def caller(self) -> Caller | None:
        """Who calls."""
        return Caller(arn=self.principal) if self.principal else None

    def calls(self, action: str, context: Context) -> Iterator[Call]:
        """The calls of an action, one a resource."""
        for resource in self.resources or (None,):
            yield Call(
                action=action,
                resource=resource,
                caller=self.caller(),
                context=context,
                is_same_account={"same": True, "other": False}.get(self.account),
            )


def corpus(parameters: Mapping[str, JsonValue]) -> Corpus | str:
    """The calls that the parameters say, or in words what is wrong with them."""
    try:
        read = Corpus.model_validate(dict(parameters))
    except ValidationError as error:
        return f"the parameter `{error.errors()[0]['loc'][0]}` can't be read"
    unknown = unknown_services(read.services or ())
    if unknown:
        return f"the reference of AWS's actions knows no service `{unknown[0]}`"
    wrong = [each for each in read.actions if not ACTION.fullmatch(each) or "*" in each or "?" in each]
    if wrong:
        return f"`{wrong[0]}` is no action"
    long = [each for each in (*read.resources, *read.user_agents.values(), *read.actions) if len(each) > LONGEST]
    if long:
        return f"a parameter holds a text longer than {LONGEST:,} characters"
    too_many = len(read.all_actions()) > MOST_ACTIONS or len(read.user_agents) > MOST_AGENTS
    return "the parameters name too many calls" if too_many else read
