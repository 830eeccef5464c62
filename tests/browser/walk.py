"""A reader of the map who has a keyboard and no pointer."""

from collections.abc import Callable
from dataclasses import dataclass, field

from playwright.sync_api import Page

# What a control is known by: those of a list or a panel share one name.
NAMES = """window.nameOf = (each) => each.id || each.dataset.code || each.className
    || (each.tagName === 'SUMMARY' ? each.parentElement.id : each.parentElement.id + ' ' + each.tagName);
window.controls = () => [...document.querySelectorAll(
    'a[href], button, input, select, summary, [tabindex="0"]')].filter((each) => each.checkVisibility());
window.print = () => { window.printed = true; };"""
REGION = """() => {
  const region = document.activeElement.closest('header, #stage, #time, #key, #lists, #about');
  return region.id || region.tagName.toLowerCase();
}"""
FOCUS = """() => {
  const each = document.activeElement, style = getComputedStyle(each), box = each.getBoundingClientRect();
  return {
    name: each === document.body ? '' : nameOf(each),
    outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0,
    inside: box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth,
  };
}"""


@dataclass
class Walk:
    """A reader without a pointer: the controls she saw, and those she used."""

    page: Page
    seen: set[str] = field(default_factory=set)
    used: set[str] = field(default_factory=set)

    def focus(self) -> str:
        """Name of what has the focus, which can be seen; empty where it is the page itself."""
        found = self.page.evaluate(FOCUS)
        if found["name"]:
            assert found["outlined"], f"the focus on {found['name']} cannot be seen"
            assert found["inside"], f"{found['name']} has the focus out of sight"
        return str(found["name"])

    def reach(self, name: str, key: str = "Tab", most: int = 200) -> None:
        """Press Tab until a control has the focus, which is lost at the page's end alone."""
        self.seen |= set(self.page.evaluate("controls().map(nameOf)"))
        lost = 0
        for _ in range(most):
            at = self.focus()
            if at == name:
                self.used.add(name)
                return
            lost += at == ""
            assert lost < 3, f"{name}: the focus is nowhere"
            self.page.keyboard.press(key)
        raise AssertionError(f"{name} cannot be reached by keyboard")

    def use(self, name: str, *keys: str) -> None:
        """Reach a control, press keys; the focus is somewhere afterwards."""
        self.reach(name)
        for key in keys or ("Enter",):
            self.page.keyboard.press(key)
        assert self.focus(), f"the focus is lost after {name}"
        self.seen |= set(self.page.evaluate("controls().map(nameOf)"))

    def changes(self, what: Callable[[], object], name: str, *keys: str) -> None:
        """Use a control, and see that something is no longer as it was."""
        self.reach(name)
        before = what()
        self.use(name, *keys)
        assert self.soon(lambda: what() != before), f"{name} changes nothing"

    def soon(self, true: Callable[[], bool]) -> bool:
        """Whether something comes true within two seconds."""
        for _ in range(20):
            if true():
                return True
            self.page.wait_for_timeout(100)
        return False


def drawn(page: Page) -> Callable[[], object]:
    """The pixels of the map."""
    return lambda: hash(page.evaluate("document.querySelector('#map canvas').toDataURL()"))


def said(page: Page, place: str) -> Callable[[], object]:
    """The words of a place."""
    return lambda: page.inner_text(place)


def order(page: Page) -> Callable[[], object]:
    """Which column the list is in the order of, and which way."""
    heads = page.locator("#list th")
    return lambda: heads.evaluate_all("all => all.map((head) => head.getAttribute('aria-sort'))")
