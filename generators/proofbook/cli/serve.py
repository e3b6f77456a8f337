"""`proofbook serve`: the site while you edit."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click

from proofbook.cli.door import Door, end, told, warnings_told
from proofbook.cli.exits import Exit
from proofbook.source.diagnostic import Diagnostic


@click.command("serve")
@click.argument("system", required=False)
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="The port on this machine."
)
@click.pass_obj
def command(door: Door, system: str | None, port: int) -> None:
    """Serve the site on this machine and follow every edit; with SYSTEM, only that system's pages are made anew.

    A broken model shows as its diagnostics. Stop with Ctrl-C.

    Example: proofbook serve shop
    """
    from mkdocs.livereload import LiveReloadServer

    from proofbook.publish.live import Live

    root = door.root
    only = door.system(system) if system else None
    _ask_for(port)
    with tempfile.TemporaryDirectory() as folder, warnings_told():
        again = Path(folder) / "again"
        again.mkdir()
        live = Live(
            root=root,
            work=Path(folder) / "live",
            only=only,
            as_of=lambda: door.as_of,
            tell=lambda found: _tell(found, root),
            ask_again=(again / "please").touch,
        )
        click.echo("building the site …", err=True)
        live.build()
        server = LiveReloadServer(live.build, "127.0.0.1", port, str(live.served), polling_interval=0.1)
        server.build_delay = 0.05
        for watched in ("models", "controls", "docs"):
            if (root / watched).is_dir():
                server.watch(str(root / watched))
        server.watch(str(again))
        page = f"systems/{only}/" if only else ""
        click.echo(f"http://127.0.0.1:{port}/{page}")
        try:
            server.serve()  # type: ignore[no-untyped-call]
        except KeyboardInterrupt:
            pass
        finally:
            server.shutdown()


def _ask_for(port: int) -> None:
    """End with exit code 2 where the port can't be had, before the site is built for nothing."""
    from mkdocs.livereload import LiveReloadServer

    asking = LiveReloadServer(lambda: None, "127.0.0.1", port, "")
    try:
        asking.server_bind()
    except OSError as problem:
        end(Exit.USAGE, f"port {port} can't be used ({problem.strerror}); name another with --port")
    finally:
        asking.server_close()


def _tell(found: tuple[Diagnostic, ...], root: Path) -> None:
    told(found, root, "text", err=True)
