"""The customers of the demo ledger that have a story, so that every reason to chase occurs.

Days count back from the day the demo is made for: a debt 47 days late fell due 47 days before
it, one -9 days late falls due in nine days. Money is in pence.
"""

from __future__ import annotations

from collector_desktop.domain.frozen import frozen


@frozen
class Said:
    """A contact so many days ago at a minute of the day, and when to go on."""

    days_ago: int
    minute: int
    kind: str
    outcome: str
    note: str
    next_in: int | None = None
    next_minute: int | None = None


@frozen
class Promised:
    """A promise: taken and due so many days ago (due ahead when negative).

    `debt` is the place of the covered debt, None for the whole account.
    """

    taken: int
    due: int
    minor: int
    debt: int | None = None
    minute: int = 620
    note: str = ""


@frozen
class Story:
    """One customer: days late and pence of each open debt, what was paid, said and promised.

    `paid` holds past sales as (days ago paid, days late, pence, days ago a promise for it was
    taken or 0); `parts` part payments as (place of the debt, days ago, pence).
    """

    name: str
    person: str
    role: str
    phone: str
    limit: int | None
    debts: tuple[tuple[int, int], ...]
    parts: tuple[tuple[int, int, int], ...] = ()
    paid: tuple[tuple[int, int, int, int], ...] = ()
    said: tuple[Said, ...] = ()
    promised: tuple[Promised, ...] = ()
    spare: int = 0
    town: tuple[str, str] = ("Bristol", "BS3")
    country: str = "GB"
    currency: str = "GBP"
    code: str = ""
    kind: str = "company"


REMINDER_1 = "Reminder 1 sent with copies of the invoices."
REMINDER_2 = "Reminder 2 sent."

STORIES: tuple[Story, ...] = (
    Story(
        "Bexley Joinery Ltd",
        *("Dawn Whitlock", "accounts", "0117 496 0142", 10_000_00),
        debts=(
            *((47, 2_148_00), (33, 1_706_40), (19, 2_964_60)),
            *((5, 2_093_60), (-9, 1_180_20), (-23, 864_00)),
        ),
        parts=((1, 25, 500_00),),
        paid=((67, 12, 2_310_00, 76),),
        said=(
            Said(22, 480, "email", "", REMINDER_1),
            Said(15, 480, "email", "", REMINDER_2),
            Said(11, 555, "call", "VOICEMAIL", "Left a message for Dawn."),
        ),
        promised=(
            Promised(33, 25, 1_706_40, 1, 610, "Half now, the rest at the month's end."),
            Promised(
                *(8, 4, 4_860_00, None, 642),
                "Will go in this week's run. Waiting on a stage payment from the main contractor.",
            ),
        ),
        code="BEXLE03",
    ),
    Story(
        "Kestrel Fabrications Ltd",
        *("Gareth Pugh", "accounts", "029 2018 0317", 15_000_00),
        debts=((38, 3_180_00), (24, 2_105_20), (10, 1_640_00), (-12, 1_875_60)),
        said=(
            Said(17, 540, "email", "", REMINDER_1),
            Said(1, 600, "call", "NEED_COPY", "Wants copies before the other two.", 0, 570),
        ),
        promised=(Promised(2, -2, 3_180_00, 0, 930, "The oldest one goes out in two days."),),
        town=("Cardiff", "CF10"),
    ),
    Story(
        "Pennine Catering Supplies",
        *("Nadia Iqbal", "owner", "01632 960155", 10_000_00),
        debts=((17, 1_848_00), (6, 1_345_20), (-14, 2_040_00)),
        paid=((5, 21, 1_904_40, 9),),
        said=(
            Said(2, 950, "call", "CALL_LATER", "In a meeting, asked for a call at eleven.", 0, 660),
        ),
        town=("Leeds", "LS9"),
        kind="sole_trader",
    ),
    Story(
        "Thornbury Electrical Ltd",
        *("Mark Sayer", "director", "01632 960190", 7_500_00),
        debts=((118, 2_460_00), (97, 1_836_00), (92, 984_00), (63, 1_560_00)),
        said=(
            Said(60, 600, "call", "CASHFLOW", "Waiting for his own customers."),
            Said(35, 480, "letter", "", "Second letter posted."),
            Said(7, 490, "letter", "", "Final demand posted."),
        ),
    ),
    Story(
        "Ouse Valley Builders Ltd",
        *("Tom Hartley", "finance manager", "01632 960218", 15_000_00),
        debts=((61, 5_240_40), (44, 4_812_00), (29, 3_960_00), (12, 2_718_00), (-8, 2_480_40)),
        parts=((0, 40, 1_000_00),),
        said=(
            Said(40, 660, "call", "PTP_PART", "Sent something on account."),
            Said(12, 575, "call", "VOICEMAIL", "Voicemail, asked for a payment date."),
        ),
        town=("York", "YO1"),
    ),
    Story(
        "Redcliffe Marine Services Ltd",
        *("Steve Coombes", "owner", "0117 496 0866", 10_000_00),
        debts=((92, 1_224_00), (64, 1_560_00), (40, 2_400_00), (-6, 1_092_00)),
        paid=((46, 30, 1_000_00, 50),),
        promised=(Promised(18, 4, 1_000_00, None, 700, "Another thousand, as last month."),),
    ),
    Story(
        "Marlow & Finch Interiors",
        *("Imogen Finch", "partner", "020 7946 0381", 7_500_00),
        debts=((54, 1_980_00), (40, 1_644_00), (26, 1_572_00), (14, 1_236_00)),
        said=(
            Said(34, 480, "letter", "", "First letter posted."),
            Said(14, 480, "letter", "", "Second letter posted, no reply so far."),
        ),
        town=("London", "SE1"),
    ),
    Story(
        "Northgate Motors (Chester) Ltd",
        *("Phil Entwistle", "accounts", "01632 960327", 10_000_00),
        debts=((31, 2_064_00), (12, 1_740_00), (-17, 1_190_40)),
        said=(
            Said(20, 640, "call", "CHQ_POST", "Cheque went yesterday."),
            Said(6, 545, "call", "MSG_PERSON", "Cheque came back unpaid; left word for Phil."),
        ),
        town=("Chester", "CH1"),
    ),
    Story(
        "Avon Gorge Brewing Co Ltd",
        *("Hannah Moss", "accounts", "0117 496 0622", 7_500_00),
        debts=((27, 2_496_00), (13, 1_584_00), (-10, 1_674_00)),
        said=(Said(6, 850, "call", "DISPUTE", "Two pallets short on the last delivery."),),
    ),
    Story(
        "Halden Plastics Ltd",
        *("Sunil Mehta", "finance manager", "0121 496 0748", 20_000_00),
        debts=((4, 2_150_40), (-5, 3_120_00), (-13, 2_415_60), (-21, 2_640_00)),
        promised=(Promised(6, 0, 2_150_40, 0, 655, "Sunil will pay it on the day."),),
        town=("Birmingham", "B5"),
    ),
    Story(
        "Granary Wharf Cafe",
        *("Lena Novak", "owner", "0113 496 0275", 1_500_00),
        debts=((9, 386_40),),
        promised=(Promised(5, 0, 386_40, 0, 900),),
        town=("Leeds", "LS1"),
        kind="sole_trader",
    ),
    Story(
        "Hopwood Textiles Ltd",
        *("Alan Hirst", "accounts", "0161 496 0233", 7_500_00),
        debts=((15, 2_116_80), (-11, 948_00)),
        promised=(Promised(5, -3, 2_116_80, 0, 610, "Confirmed by e-mail."),),
        town=("Manchester", "M4"),
    ),
    Story(
        "Severnside Haulage Ltd",
        *("Kath Preece", "accounts", "0117 496 0518", 10_000_00),
        debts=((66, 3_000_00), (-4, 1_320_00)),
        parts=((0, 25, 1_500_00),),
        promised=(
            Promised(39, 24, 1_500_00, 0, 700, "Half by the month's end."),
            Promised(9, -6, 1_500_00, 0, 710, "The other half next week."),
        ),
    ),
    Story(
        "Moorside Garage Ltd",
        *("Tony Burrows", "owner", "0114 496 0384", 2_500_00),
        debts=((8, 734_40),),
        promised=(Promised(4, -6, 734_40, 0, 640),),
        town=("Sheffield", "S3"),
    ),
    Story(
        "Dunmore Care Homes Ltd",
        *("Grace Adeyemi", "finance manager", "0131 496 0421", 10_000_00),
        debts=((22, 2_940_00), (-16, 1_416_00)),
        promised=(Promised(3, -9, 2_940_00, 0, 590, "In the next payment run."),),
        town=("Edinburgh", "EH6"),
    ),
    Story(
        "Wychwood Interiors Ltd",
        *("Sophie Lang", "director", "01632 960188", 10_000_00),
        debts=((25, 1_862_40), (10, 554_00), (-15, 799_20)),
        parts=((0, 9, 500_00),),
        promised=(Promised(17, 8, 1_862_40, 0, 880, "All of it when her client pays."),),
        town=("Oxford", "OX1"),
    ),
    Story(
        "Tregarth Slate Co",
        *("Eleri Parry", "owner", "01632 960138", 2_500_00),
        debts=((5, 1_886_40), (-18, 2_264_40)),
        town=("Bangor", "LL57"),
    ),
    Story(
        "Elm Court Lettings",
        *("Rachel Vance", "accounts", "01632 960219", 7_500_00),
        debts=((3, 1_536_00), (2, 1_200_00)),
        town=("Exeter", "EX1"),
    ),
    Story(
        "Oakhampton Nurseries",
        *("Sue Lidstone", "owner", "01632 960128", 5_000_00),
        debts=((100, 1_953_60), (-19, 1_056_00)),
        said=(Said(48, 600, "call", "PAID", "Says it was paid; nothing came."),),
        town=("Exeter", "EX4"),
        kind="sole_trader",
    ),
    Story(
        "Quayside Hotels Ltd",
        *("Marta Silva", "finance manager", "0191 498 0277", 5_000_00),
        debts=((66, 1_780_80),),
        said=(Said(31, 480, "email", "", REMINDER_2),),
        town=("Newcastle upon Tyne", "NE1"),
    ),
    Story(
        "Maison Delorme SARL",
        *("Claire Delorme", "accounts", "+33 1 99 00 42 17", 10_000_00),
        debts=((11, 3_250_00), (-20, 1_840_00)),
        paid=((34, 6, 2_475_00, 0),),
        said=(Said(2, 610, "email", "", "Reminder sent in English and French.", 3),),
        town=("Lyon", "69000"),
        country="FR",
        currency="EUR",
    ),
    Story(
        "Uplands Dairy Ltd",
        *("Huw Bevan", "owner", "01632 960264", 2_500_00),
        debts=((-7, 840_00), (-20, 612_00)),
        spare=420_00,
        town=("Carmarthen", "SA31"),
    ),
    Story(
        "Cobalt Data Cabling Ltd",
        *("Priti Rao", "accounts", "0118 496 0655", 5_000_00),
        debts=((-13, 1_104_00),),
        paid=((12, 20, 988_80, 18),),
        town=("Reading", "RG1"),
    ),
    Story(
        "Yarrow Engineering Services",
        *("Fiona Kerr", "accounts", "0141 496 0362", 7_500_00),
        debts=((34, 1_290_00), (16, 960_00), (-10, 709_20)),
        paid=((22, 18, 3_312_00, 28),),
        said=(Said(0, 535, "call", "NO_ANSWER", "", 1), Said(16, 480, "email", "", REMINDER_1)),
        town=("Glasgow", "G5"),
    ),
)
