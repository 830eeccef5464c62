"""The growth chart: linked pairs by period, formal solid and informal dashed, each line named at its end.

A Vega-Lite chart turned into SVG or PNG without a browser and without the network; the same table gives
the same bytes.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import altair as alt
import pandas as pd
import vl_convert

from graph.dates import Step, span_end
from graph.language import Lang, message
from graph.selection import Selection
from views.chart_parts import (
    LAYER_STYLES,
    Milestone,
    Rows,
    after,
    end_labels,
    gaps,
    line_rows,
    met_alone,
    milestone_rows,
    plotted,
    point_rows,
    step_of,
    wrapped,
)
from views.stamp import Stamp

WIDTH, HEIGHT = 760, 340
PNG_WIDTH = 2000
FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
INK, PALE, GRID, BAND, ALERT = "#222222", "#777777", "#e4e4e4", "#f1f1f1", "#a3200d"
VEGA_LITE = "6.4"
Time = Callable[[str], alt.X]


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart as vector text, ``width`` units wide."""

    svg: str
    width: float

    def png(self) -> bytes:
        """The picture's PNG bytes, ``PNG_WIDTH`` pixels wide."""
        return vl_convert.svg_to_png(self.svg, scale=(PNG_WIDTH + 0.4) / self.width)


def milestones(selection: Selection) -> list[Milestone]:
    """The dated milestones of a selection, oldest first, in the middle of a date of a month or a year."""
    events = selection.snapshot.events
    kept = selection.events & (events.kind == "milestone") & ~pd.isna(events.valid_from)
    first, until = events.valid_from[kept], span_end(events.valid_from, events.from_precision)[kept]
    at = first + (until - first) // 2
    return sorted(Milestone(*each) for each in zip(at.tolist(), events.name[kept], strict=True))


def growth_chart(
    frame: pd.DataFrame,
    marks: Sequence[Milestone],
    stamp: Stamp,
    lang: Lang,
    *,
    cumulative: bool = False,
) -> Picture:
    """The chart of a growth table (analyses.growth.COLUMNS) of at least one row.

    Periods nobody observed are shaded and their lines broken; those observed in part have hollow
    points. The line of all pairs is drawn where some ties have no known formality.
    """
    step = step_of(frame)
    rows = plotted(frame, step)
    time = _time(rows, step)
    layers = [
        *_gap_layers(time, gaps(rows, step), lang),
        *_line_layers(time, rows),
        _name_layer(time, rows, lang),
        *_milestone_layers(time, milestone_rows(marks, rows, step, WIDTH)),
    ]
    chart = alt.layer(*layers).properties(
        width=WIDTH, height=HEIGHT, title=_footer(rows, stamp, lang)
    )
    title = "chart.title.cumulative" if cumulative else "chart.title"
    title = "chart.title.met" if met_alone(frame) else title
    heading = message(title, lang, step=message(f"word.{step}", lang))
    return _drawn(alt.vconcat(chart).properties(title=_heading(heading, stamp, lang)), lang)


def _base(rows: Rows) -> alt.Chart:
    """Rows as Vega-Lite takes them, dates as text: no frame is sampled or typed behind our back."""
    clean = [
        {key: value.isoformat() if isinstance(value, date) else value for key, value in row.items()}
        for row in rows
    ]
    return alt.Chart(alt.InlineData(values=clean))


def _time(rows: pd.DataFrame, step: Step) -> Time:
    """The time axis for a column: years are written under their points, finer steps where they begin."""
    first, end = rows["start"].min(), after(rows["start"].max(), step)
    scale = alt.Scale(type="utc", domain=[first.isoformat(), end.isoformat()], nice=False)
    years = [day.isoformat() for day in sorted(set(rows["at"]))]
    ticks: dict[str, Any] = (
        {"values": years, "format": "%Y"} if step == "year" else {"tickCount": 9}
    )
    axis = alt.Axis(title=None, grid=False, labelOverlap="greedy", labelFlush=False, **ticks)
    return lambda name: alt.X(f"{name}:T", scale=scale, axis=axis)


def _count() -> alt.Y:
    axis = alt.Axis(title=None, format=",d", tickMinStep=1, gridColor=GRID, tickCount=6)
    return alt.Y("pairs:Q", scale=alt.Scale(zero=True, nice=True), axis=axis)


def _color() -> alt.Color:
    colors = [style.color for style in LAYER_STYLES.values()]
    return alt.Color("layer:N", scale=alt.Scale(domain=[*LAYER_STYLES], range=colors), legend=None)


def _dash() -> alt.StrokeDash:
    dashes = [style.dash for style in LAYER_STYLES.values()]
    scale = alt.Scale(domain=[*LAYER_STYLES], range=dashes)
    return alt.StrokeDash("layer:N", scale=scale, legend=None)


def _line_layers(time: Time, rows: pd.DataFrame) -> list[alt.Chart]:
    """Lines join whole periods only; a period observed in part stands alone, as it compares with none."""
    lines = _base(line_rows(rows)).mark_line(
        strokeWidth=2.4, invalid="break-paths-show-path-domains"
    )
    points = _base(point_rows(rows)).mark_point(filled=False, size=34, strokeWidth=1.6, opacity=1)
    fill = alt.condition("datum.partial", alt.value("white"), _color())
    return [
        lines.encode(x=time("at"), y=_count(), color=_color(), strokeDash=_dash()),
        points.encode(x=time("at"), y=_count(), color=_color(), fill=fill),
    ]


def _name_layer(time: Time, rows: pd.DataFrame, lang: Lang) -> alt.Chart:
    found = end_labels(rows, HEIGHT)
    named = [{**label, "text": message(f"chart.{label['layer']}", lang)} for label in found]
    text = _base(named).mark_text(align="left", dx=9, fontSize=13, fontWeight="bold")
    drawn: alt.Chart = text.encode(x=time("at"), y=_count(), text="text:N", color=_color())
    return drawn


def _gap_layers(time: Time, found: Rows, lang: Lang) -> list[alt.Chart]:
    if not found:
        return []
    base = _base([{**gap, "text": message("chart.unobserved", lang)} for gap in found])
    word = base.mark_text(align="left", angle=270, fontSize=11, color=PALE, dx=6, dy=12)
    return [
        base.mark_rect(color=BAND).encode(x=time("start"), x2="end:T"),
        word.encode(x=time("start"), y=alt.value(HEIGHT), text="text:N"),
    ]


def _milestone_layers(time: Time, found: Rows) -> list[alt.Chart]:
    if not found:
        return []
    base, top = _base(found), alt.Y("top:Q", scale=None, axis=None)
    mark = base.mark_point(shape="diamond", filled=True, color=INK, size=60, opacity=1)
    word = base.mark_text(align="left", dx=8, fontSize=12, color=INK)
    return [
        base.mark_rule(color=PALE).encode(x=time("at"), y=top, y2=alt.value(HEIGHT)),
        mark.encode(x=time("at"), y=top),
        word.encode(x=time("at"), y=top, text="name:N"),
    ]


def _heading(heading: str, stamp: Stamp, lang: Lang) -> alt.TitleParams:
    return alt.TitleParams(
        heading, subtitle=list(stamp.warnings(lang)), anchor="start", fontSize=17, color=INK,
        subtitleFontSize=13, subtitleColor=ALERT, subtitleFontWeight="bold", offset=14,
    )  # fmt: skip


def _footer(rows: pd.DataFrame, stamp: Stamp, lang: Lang) -> alt.TitleParams:
    warnings = stamp.warnings(lang)
    lines = [line for line in stamp.lines(lang) if line not in warnings]
    if rows["partial"].any():
        lines.insert(0, message("chart.partial", lang))
    return alt.TitleParams(
        wrapped(lines), orient="bottom", anchor="start", fontSize=10.5, fontWeight="normal",
        color=PALE, offset=16, lineHeight=14, frame="group",
    )  # fmt: skip


def _drawn(chart: alt.VConcatChart, lang: Lang) -> Picture:
    locale: Any = message("chart.locale", lang)
    spec = (
        # What Vega would tell screen readers is English; the picture's own words are text in it.
        chart.configure(font=FONT, background="white", padding=14, aria=False)
        .configure_view(stroke=None)
        .configure_axis(labelFontSize=12, labelColor=INK, domainColor=PALE, tickColor=PALE)
    )
    svg = vl_convert.vegalite_to_svg(
        spec.to_json(indent=None),
        vl_version=VEGA_LITE,
        allowed_base_urls=[],
        format_locale=locale,
        time_format_locale=locale,
    )
    return Picture(svg, float(svg.partition('width="')[2].partition('"')[0]))
