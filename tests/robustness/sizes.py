"""How much each harness does: at every check, or more with COLLECTOR_ROBUSTNESS=release."""

import os
from dataclasses import dataclass


@dataclass(frozen=True)
class Sizes:
    """Counts of the harnesses."""

    kills: int
    disks: int
    stride: int
    fault_stride: int
    damaged: int
    flips: int
    days: int
    upgrades: int = 10
    backups: int = 30
    heights: int = 60
    height_step: int = 2
    files: int = 1_000
    pairs: int = 20
    sequences: int = 2_000
    ledgers: int = 150
    long_sequences: int = 40
    splits: int = 100_000
    drops: int = 12
    edits: int = 40
    every_language: bool = False
    file_fault_stride: int = 10
    each_access: bool = False
    protected_disks: int = 2
    protected_stride: int = 7


USUAL = Sizes(kills=30, disks=4, stride=1, fault_stride=5, damaged=300, flips=200, days=40)
RELEASE = Sizes(
    kills=500,
    disks=52,
    stride=1,
    fault_stride=1,
    damaged=10_000,
    flips=10_000,
    days=400,
    upgrades=100,
    backups=200,
    heights=240,
    height_step=1,
    files=20_000,
    pairs=500,
    sequences=100_000,
    ledgers=3_000,
    long_sequences=500,
    splits=1_000_000,
    drops=200,
    edits=1_000,
    every_language=True,
    each_access=True,
    protected_disks=52,
    protected_stride=1,
)
SIZES = RELEASE if os.environ.get("COLLECTOR_ROBUSTNESS") == "release" else USUAL
