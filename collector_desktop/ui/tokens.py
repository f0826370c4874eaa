"""The colours of the desk, light and dark, and the contrast between any two of them."""

from __future__ import annotations

from dataclasses import fields, replace

from collector_desktop.domain.frozen import frozen


@frozen
class Palette:
    """One scheme: every colour has a role, and no widget knows a colour by its value."""

    name: str
    app: str
    sidebar: str
    surface: str
    subtle: str
    raised: str
    hover: str
    press: str
    border: str
    border2: str
    control: str
    grid: str
    text: str
    text2: str
    text3: str
    disabled: str
    accent: str
    accent_hover: str
    accent_press: str
    on_accent: str
    accent_soft: str
    accent_text: str
    focus: str
    select: str
    select_text: str
    danger: str
    danger_fill: str
    danger_soft: str
    danger_text: str
    warn: str
    warn_soft: str
    warn_text: str
    ok: str
    ok_soft: str
    ok_text: str
    info: str
    info_soft: str
    info_text: str
    plum: str
    plum_soft: str
    plum_text: str
    neutral_soft: str
    neutral_text: str
    age0: str
    age1: str
    age2: str
    age3: str
    age4: str
    c1: str
    c2: str
    c3: str
    c4: str
    toast: str
    on_toast: str
    toast_link: str
    shadow: str


LIGHT = Palette(
    name="light",
    app="#F4F5F7",
    sidebar="#EFF1F4",
    surface="#FFFFFF",
    subtle="#F8F9FB",
    raised="#FFFFFF",
    hover="#F1F3F6",
    press="#E7EAEF",
    border="#E2E5EA",
    border2="#CDD2DA",
    control="#868F9D",
    grid="#EBEDF1",
    text="#15191F",
    text2="#4B5462",
    text3="#656E7C",
    disabled="#9AA2AE",
    accent="#3451C6",
    accent_hover="#2A44AE",
    accent_press="#223893",
    on_accent="#FFFFFF",
    accent_soft="#E9EDFB",
    accent_text="#2C46B3",
    focus="#3451C6",
    select="#E3E9FB",
    select_text="#15191F",
    danger="#C0271D",
    danger_fill="#C0271D",
    danger_soft="#FCE9E7",
    danger_text="#A31E15",
    warn="#B4610A",
    warn_soft="#FDF0D9",
    warn_text="#84470A",
    ok="#187A4B",
    ok_soft="#E0F3E8",
    ok_text="#12613B",
    info="#0B7285",
    info_soft="#DDF2F6",
    info_text="#0A5F6F",
    plum="#6C3FBD",
    plum_soft="#F0E9FB",
    plum_text="#5B34A3",
    neutral_soft="#ECEEF2",
    neutral_text="#4B5462",
    age0="#B4C3D8",
    age1="#F0BE4B",
    age2="#EA8A33",
    age3="#D2502E",
    age4="#951A2B",
    c1="#3451C6",
    c2="#8FA3EC",
    c3="#12806F",
    c4="#C9CED8",
    toast="#1A1F2E",
    on_toast="#F2F4F8",
    toast_link="#A3B4FF",
    shadow="#1A1F2B",
)

DARK = Palette(
    name="dark",
    app="#131519",
    sidebar="#16181D",
    surface="#1B1E24",
    subtle="#20242B",
    raised="#262A32",
    hover="#252932",
    press="#2D323C",
    border="#2B3039",
    border2="#3D434F",
    control="#757E8D",
    grid="#272B33",
    text="#E9EBEF",
    text2="#B0B7C3",
    text3="#929AA8",
    disabled="#636B79",
    accent="#4C68E0",
    accent_hover="#4560D4",
    accent_press="#3B55C2",
    on_accent="#FFFFFF",
    accent_soft="#232C4F",
    accent_text="#A3B4FF",
    focus="#8DA2FF",
    select="#273159",
    select_text="#F2F4F8",
    danger="#F0645A",
    danger_fill="#C8382E",
    danger_soft="#3A2021",
    danger_text="#FF9D94",
    warn="#E0A03C",
    warn_soft="#372B16",
    warn_text="#F3C272",
    ok="#3FB37C",
    ok_soft="#173023",
    ok_text="#74D3A2",
    info="#3FB0C6",
    info_soft="#132F36",
    info_text="#77D0E2",
    plum="#A98BF0",
    plum_soft="#2C2443",
    plum_text="#C7B0FF",
    neutral_soft="#2A2E37",
    neutral_text="#B0B7C3",
    age0="#5C6F8C",
    age1="#E3B04A",
    age2="#E08538",
    age3="#D9573A",
    age4="#C23A4C",
    c1="#7E97FF",
    c2="#4A5DA8",
    c3="#3FB3A0",
    c4="#4A505C",
    toast="#363C48",
    on_toast="#F2F4F8",
    toast_link="#B8C5FF",
    shadow="#000000",
)


def with_high_contrast(palette: Palette) -> Palette:
    """Return the palette for people who asked their system for more contrast."""
    return replace(
        palette,
        text2=palette.text,
        text3=palette.text,
        border=palette.control,
        border2=palette.control,
        grid=palette.control,
    )


def colours(palette: Palette) -> dict[str, str]:
    """Return every colour of a palette by its name."""
    return {f.name: getattr(palette, f.name) for f in fields(palette) if f.name != "name"}


def luminance(colour: str) -> float:
    """Return the relative luminance of `#RRGGBB` (WCAG 2)."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21 (WCAG 2)."""
    darker, lighter = sorted((luminance(first), luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def _linear(channel: float) -> float:
    if channel <= 0.04045:
        return channel / 12.92
    return float(((channel + 0.055) / 1.055) ** 2.4)
