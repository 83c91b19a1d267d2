"""The chat in the dialog of somebody else's page, as a person uses it."""

from playwright.sync_api import Locator

from tests.e2e.seite import ChatSeite


class StadtSeite(ChatSeite):
    """A town's page; the chat is opened by the button in its corner."""

    def open(self) -> "StadtSeite":
        self.page.goto(self.address)
        self.starter.click()
        return self.ready()

    def ready(self) -> "StadtSeite":
        """After a reload the dialog stands open by itself."""
        super().ready()
        return self

    @property
    def starter(self) -> Locator:
        return self.page.locator("#starter")

    @property
    def window(self) -> Locator:
        return self.page.get_by_role("dialog", name="Bürgerlotse")
