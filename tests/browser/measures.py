"""Numbers taken of a page: what is cut, what is small, what differs from what the server sent."""

import re

from playwright.sync_api import Page

TOO_WIDE = """() => {
  const looked = '.tile, .tile-body, .tile-line, .wall-name, .counts, .wall-foot p, .wall-head';
  return [...document.querySelectorAll(looked)]
    .filter(e => e.offsetParent && e.scrollWidth > e.clientWidth)
    .map(e => `${e.className} ${e.textContent.trim()} ${e.scrollWidth} > ${e.clientWidth}`);
}"""
"""Boxes of the wall that hold more than they show."""

OUT_OF_ITS_TILE = """() => {
  const said = '.tile-line > :last-child, .tile-name abbr, .beds';
  const out = (tile, each) => {
    const range = document.createRange();
    range.selectNodeContents(each);
    const [a, b] = [tile.getBoundingClientRect(), range.getBoundingClientRect()];
    return b.width && (b.right > a.right + 1 || b.bottom > a.bottom + 1 || b.top < a.top - 1);
  };
  return [...document.querySelectorAll('.tile')].filter(tile => tile.offsetParent)
    .filter(tile => [...tile.querySelectorAll(said)].some(each => out(tile, each)))
    .map(tile => tile.textContent.trim());
}"""
"""Tiles whose words stand over their edge."""

SMALL = """() => [...document.querySelectorAll('.wall *')]
    .filter(e => e.offsetParent && !e.classList.contains('sr'))
    .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
    .filter(e => parseFloat(getComputedStyle(e).fontSize) < 50).map(e => e.outerHTML)"""
"""Words on the wall that cannot be read at five metres."""

SAME = """async () => {
  const html = await (await fetch(location.href)).text();
  const sent = new DOMParser().parseFromString(html, 'text/html');
  const flat = e => e.outerHTML.replace(/\\s+/g, ' ').replace(/=""/g, '').replace(/> </g, '><');
  const parts = root => [...root.querySelectorAll('.tile, #counts, #note')].map(flat);
  const [server, script] = [parts(sent), parts(document)];
  return server.map((each, n) => [each, script[n]]).filter(([a, b]) => a !== b);
}"""
"""Parts of the wall that its script drew otherwise than the server."""

SIZE = "[document.documentElement.scrollWidth, document.documentElement.scrollHeight]"

CUT = """() => [...document.querySelectorAll('main, main *')]
    .filter(e => e.checkVisibility() && !e.closest('svg') && !e.classList.contains('sr'))
    .filter(e => e.clientWidth && e.scrollWidth > e.clientWidth + 1)
    .filter(e => getComputedStyle(e).textOverflow !== 'ellipsis')
    .map(e => `${e.className} ${e.textContent.trim().slice(0, 40)} ${e.scrollWidth}`)"""
"""What stands over the edge of its own box, on any page."""

SMALL_TARGETS = """() => [
    ...document.querySelectorAll('button, summary, label, .ring-tel, main a:not(p > a)')]
    .filter(e => e.checkVisibility() && e.textContent.trim())
    .map(e => [e.className + ' ' + e.textContent.trim().slice(0, 30), e.getBoundingClientRect()])
    .filter(([name, box]) => box.height < 71.5 || box.width < 71.5)
    .map(([name, box]) => `${name} ${box.width} × ${box.height}`)"""
"""What a gloved finger would miss."""


def sheets(page: Page) -> int:
    """Return on how many sheets of paper a page prints."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))
