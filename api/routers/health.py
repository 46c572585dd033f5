"""Is the process alive, and can the store be asked?"""

from __future__ import annotations

from fastapi import APIRouter

from graph.store import Store


def health(store: Store) -> APIRouter:
    """The routes ``/health`` and ``/ready``."""
    router = APIRouter(tags=["health"])

    @router.get("/health", summary="The process is alive")
    async def alive() -> dict[str, str]:
        return {"status": "ok"}

    @router.get("/ready", summary="The store answers")
    def ready() -> dict[str, str]:
        store.run("MATCH (d:Document) RETURN d.id AS id LIMIT 1", timeout=5)
        return {"status": "ok", "engine": store.engine}

    return router
